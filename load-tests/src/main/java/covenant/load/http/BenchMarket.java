package covenant.load.http;

import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.VenueClient;
import covenant.client.Write;
import java.net.URI;
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
    static BenchMarket open(URI venue, String operatorKey) {
        VenueClient operator = VenueClient.at(venue).withKey(operatorKey);
        BenchMarket market = new BenchMarket();
        for (int i = 0; i < ACCOUNTS; i++) {
            String key = operator.accounts()
                    .open("", "P" + i, "participant", Credits.of(1_000_000), Write.once())
                    .key();
            market.heads.add("POST /api/v1/markets/" + ID + "/trades HTTP/1.1\r\nHost: " + venue.getAuthority()
                    + "\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nContent-Length: ");
        }
        operator.accounts().deposit("operator", Credits.of(10_000), "", Write.once());
        NewMarket opening =
                NewMarket.binary("Benchmark", "kept", "broken").id(ID).liquidity(Credits.of(1_000));
        operator.markets().open(opening, Write.once());
        return market;
    }

    /** The whole request for a trade, head and body. Numbers may repeat between runs: each asks for another trade. */
    String trade(long number) {
        String sign = number / ACCOUNTS % 2 == 0 ? "" : "-";
        String body = "{\"commandId\":\"" + run + "-" + Long.toString(System.nanoTime(), 36) + "-" + number
                + "\",\"condition\":\"kept\",\"outcome\":\"yes\",\"shares\":\"" + sign + "1.5\"}";
        return heads.get((int) (number % ACCOUNTS)) + body.length() + "\r\n\r\n" + body;
    }
}
