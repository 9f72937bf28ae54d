package covenant.api.stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** The digests of a stream as STREAM.md defines them, worked out from JSON by somebody who knows nothing else. */
final class DigestOracle {
    private DigestOracle() {}

    /** Of markets told whole, and of signals. */
    static String open(Collection<String> markets, Collection<JsonObject> signals) {
        List<String> lines = new ArrayList<>();
        markets.forEach(market -> lines.add(market(new JsonObject(market))));
        signals.forEach(signal -> lines.add("signal " + signal.getString("market") + " "
                + signal.getLong("changedSequence") + probabilities(signal.getJsonArray("conditions"))));
        return sha256(lines);
    }

    /** Of what is an account's own. */
    static String own(String id, String cash, Collection<JsonObject> positions, Collection<JsonObject> orders) {
        List<String> lines = new ArrayList<>();
        lines.add("account " + id + " " + micros(cash));
        for (JsonObject position : positions) {
            StringBuilder line = new StringBuilder("position " + position.getString("market"));
            for (Object payoff : position.getJsonArray("payoffs")) {
                line.append(' ').append(micros(((JsonObject) payoff).getString("credits")));
            }
            lines.add(
                    line.append(' ').append(micros(position.getString("void"))).toString());
        }
        for (JsonObject order : orders) {
            lines.add("order " + order.getInteger("order") + " " + Math.abs(micros(order.getString("filled"))));
        }
        return sha256(lines);
    }

    private static String market(JsonObject market) {
        StringBuilder line =
                new StringBuilder("market " + market.getString("id") + " " + market.getLong("changedSequence"));
        for (Object item : market.getJsonArray("conditions")) {
            JsonObject condition = (JsonObject) item;
            line.append(' ').append(ppb(condition)).append(probabilities(condition.getJsonArray("outcomes")));
        }
        return line.toString();
    }

    private static String probabilities(JsonArray items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(' ').append(ppb((JsonObject) item)));
        return text.toString();
    }

    private static long ppb(JsonObject item) {
        return Math.round(item.getDouble("probability") * 1e9);
    }

    private static long micros(String credits) {
        return new BigDecimal(credits).movePointRight(6).longValueExact();
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : new TreeSet<>(lines)) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
