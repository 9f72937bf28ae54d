package covenant.load.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a client knows, as STREAM.md tells clients to fold the frames; it fails at once where a frame is missing or told twice. */
final class StreamFold {
    /** A movement of the account's cash, as its statement has it. */
    record Movement(long sequence, String amount, String cashAfter) {}

    final Map<String, JsonObject> markets = new TreeMap<>();
    final Map<String, JsonObject> signals = new TreeMap<>();
    final Map<String, JsonObject> positions = new TreeMap<>();
    final Map<Integer, JsonObject> orders = new TreeMap<>();
    final List<Movement> movements = new ArrayList<>();
    private final Map<String, Long> newestTrade = new HashMap<>();
    String lastId;
    String account;
    String cash;
    /** Through which sequence the first snapshot was; of what came later every movement is told. */
    long from = -1;

    long trades;
    long skipped;
    int snapshots;
    int fromLedger;
    boolean complete;
    JsonObject digest;

    void apply(JsonObject frame) {
        String type = frame.getString("type");
        if (type.equals("snapshot") && frame.getString("previous") == null) {
            snapshots++;
            List.of(markets, signals, positions, orders).forEach(Map::clear);
        } else {
            assertThat(frame.getString("previous"))
                    .as("the frame before %s", frame.encode())
                    .isEqualTo(lastId);
        }
        switch (type) {
            case "snapshot" -> snapshot(frame);
            case "market" -> putMarket(frame.getJsonObject("market"));
            case "signal" -> putSignal(frame.getJsonObject("signal"));
            case "position" -> putPosition(frame.getJsonObject("position"));
            case "own-order" -> putOrder(frame.getJsonObject("order"));
            case "account" -> putAccount(frame.getJsonObject("account"));
            case "fill", "cash" ->
                movements.add(new Movement(
                        frame.getLong("sequence"), frame.getString("amount"), frame.getString("cashAfter")));
            case "trade" -> trade(frame);
            case "conflated" -> skipped += frame.getLong("skipped") == null ? 0 : frame.getLong("skipped");
            case "resumed" -> fromLedger += frame.getString("source").equals("ledger") ? 1 : 0;
            case "digest" -> digest = frame;
            default -> {}
        }
        lastId = frame.getString("id");
    }

    private void snapshot(JsonObject frame) {
        complete = !frame.getBoolean("more");
        each(frame, "markets", this::putMarket);
        each(frame, "signals", this::putSignal);
        if (complete && frame.containsKey("accounts")) {
            positions.clear();
            orders.clear();
            each(frame, "positions", this::putPosition);
            each(frame, "orders", this::putOrder);
            each(frame, "accounts", this::putAccount);
        }
        if (complete && from < 0) {
            from = frame.getLong("sequence");
        }
    }

    private void trade(JsonObject frame) {
        trades++;
        long number = frame.getLong("number");
        Long before = newestTrade.put(frame.getString("market"), number);
        assertThat(before == null || before < number)
                .as("told once and in order: %s after number %s", frame.encode(), before)
                .isTrue();
    }

    private static void each(JsonObject frame, String list, Consumer<JsonObject> take) {
        frame.getJsonArray(list, new JsonArray()).forEach(item -> take.accept((JsonObject) item));
    }

    private void putMarket(JsonObject market) {
        markets.put(market.getString("id"), market);
    }

    private void putSignal(JsonObject signal) {
        signals.put(signal.getString("market"), signal);
    }

    private void putAccount(JsonObject own) {
        account = own.getString("id");
        cash = own.getString("cash");
    }

    private void putPosition(JsonObject position) {
        positions.put(position.getString("market"), position);
    }

    private void putOrder(JsonObject order) {
        if (order.getString("state").equals("resting")) {
            orders.put(order.getInteger("order"), order);
        } else {
            orders.remove(order.getInteger("order"));
        }
    }

    /** SHA-256 over the lines of the markets and signals. */
    String openDigest() {
        List<String> lines = new ArrayList<>();
        markets.values().forEach(market -> {
            StringBuilder line = new StringBuilder("market ")
                    .append(market.getString("id"))
                    .append(' ')
                    .append(market.getLong("changedSequence"));
            each(market, "conditions", condition -> {
                line.append(' ').append(ppb(condition));
                each(condition, "outcomes", outcome -> line.append(' ').append(ppb(outcome)));
            });
            lines.add(line.toString());
        });
        signals.values().forEach(signal -> {
            StringBuilder line = new StringBuilder("signal ")
                    .append(signal.getString("market"))
                    .append(' ')
                    .append(signal.getLong("changedSequence"));
            each(signal, "conditions", condition -> line.append(' ').append(ppb(condition)));
            lines.add(line.toString());
        });
        return sha256(lines);
    }

    /** SHA-256 over the lines of what is the account's own. */
    String ownDigest() {
        List<String> lines = new ArrayList<>();
        lines.add("account " + account + " " + micros(cash));
        positions.values().forEach(position -> {
            StringBuilder line = new StringBuilder("position ").append(position.getString("market"));
            each(position, "payoffs", payoff -> line.append(' ').append(micros(payoff.getString("credits"))));
            lines.add(
                    line.append(' ').append(micros(position.getString("void"))).toString());
        });
        orders.forEach(
                (number, order) -> lines.add("order " + number + " " + Math.abs(micros(order.getString("filled")))));
        return sha256(lines);
    }

    private static long ppb(JsonObject item) {
        return Math.round(item.getDouble("probability") * 1e9);
    }

    private static long micros(String credits) {
        return new BigDecimal(credits).movePointRight(6).longValueExact();
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new TreeSet<>(lines).forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
