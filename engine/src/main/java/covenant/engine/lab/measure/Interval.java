package covenant.engine.lab.measure;

/**
 * An estimate with its 95 % confidence interval.
 *
 * @param estimate mean, or share
 * @param low end of the interval
 * @param high end of the interval
 * @param runs on how many runs it rests; 0 if on none, and then nothing else means anything
 */
public record Interval(double estimate, double low, double high, long runs) {}
