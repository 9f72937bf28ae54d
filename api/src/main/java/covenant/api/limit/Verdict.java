package covenant.api.limit;

/**
 * What a bucket says to a request.
 *
 * @param admitted whether there was enough in it
 * @param limit what it holds when it is full
 * @param remaining what is left in it
 * @param resetSeconds after how many seconds without requests it is full
 * @param retrySeconds after how many seconds the same request would be admitted; 0 if it was
 */
public record Verdict(boolean admitted, long limit, long remaining, long resetSeconds, long retrySeconds) {}
