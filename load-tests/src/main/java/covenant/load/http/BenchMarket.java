package covenant.load.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** One market and the participants who trade on it, buying and selling in turn so that the price stays put. */
final class BenchMarket {
    /** The market's slug. */
    static final String ID = "bench";

    private static final int ACCOUNTS = 64;

    private final List<String> heads = new ArrayList<>();
    private final String run = Long.toString(System.nanoTime(), 36);

    private BenchMarket() {}

    /** Opens the accounts and the market. */
    static BenchMarket open(URI venue, String operatorKey) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        BenchMarket market = new BenchMarket();
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = post(
                    http,
                    operatorKey,
                    venue.resolve("/api/v1/accounts"),
                    "{\"commandId\":\"a" + i + "\",\"name\":\"P" + i
                            + "\",\"role\":\"participant\",\"deposit\":\"1000000\"}");
            String key = account.replaceFirst("(?s).*\"key\":\"([^\"]*)\".*", "$1");
            market.heads.add("POST /api/v1/markets/" + ID + "/trades HTTP/1.1\r\nHost: " + venue.getAuthority()
                    + "\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nContent-Length: ");
        }
        String deposit = "{\"commandId\":\"d\",\"amount\":\"10000\"}";
        post(http, operatorKey, venue.resolve("/api/v1/accounts/operator/deposits"), deposit);
        String opening = "{\"commandId\":\"m\",\"id\":\"" + ID
                + "\",\"title\":\"Benchmark\",\"conditions\":[\"kept\",\"broken\"],"
                + "\"metric\":{\"type\":\"binary\"},\"liquidity\":\"1000\"}";
        post(http, operatorKey, venue.resolve("/api/v1/markets"), opening);
        return market;
    }

    /** The whole request for a trade, head and body. Numbers may repeat between runs: each asks for another trade. */
    String trade(long number) {
        String sign = number / ACCOUNTS % 2 == 0 ? "" : "-";
        String body = "{\"commandId\":\"" + run + "-" + Long.toString(System.nanoTime(), 36) + "-" + number
                + "\",\"condition\":\"kept\",\"outcome\":\"yes\",\"shares\":\"" + sign + "1.5\"}";
        return heads.get((int) (number % ACCOUNTS)) + body.length() + "\r\n\r\n" + body;
    }

    private static String post(HttpClient http, String key, URI address, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }
}
