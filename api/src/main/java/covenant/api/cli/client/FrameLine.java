package covenant.api.cli.client;

import covenant.client.Frame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A frame of the stream in a line, for people; nothing for what only says that it is there. */
final class FrameLine {
    private FrameLine() {}

    static List<String> of(Frame frame) {
        JsonObject json = frame.json();
        return switch (frame.type()) {
            case "heartbeat" -> List.of();
            case "snapshot" -> snapshot(frame);
            case "resumed" -> List.of(line(frame, "gone on with", "from " + frame.id()));
            case "trade" ->
                List.of(line(
                        frame, json.getString("market"), json.getString("account") + " " + TradeCommands.words(json)));
            case "market" -> List.of(market(frame, json.getJsonObject("market")));
            case "account" -> List.of(account(frame, json.getJsonObject("account")));
            case "fill" ->
                List.of(line(
                        frame,
                        json.getString("market"),
                        "you " + TradeCommands.words(json) + "; you have " + json.getString("cashAfter")));
            case "condition" ->
                List.of(line(
                        frame,
                        json.getString("market"),
                        json.getString("condition") + " came about; expected "
                                + Table.text(json.getValue("expectedBefore")) + " -> "
                                + Table.text(json.getValue("expectedAfter"))));
            case "conflated" ->
                List.of(line(
                        frame, Table.text(json.getValue("market")), json.getValue("skipped") + " trades are not told"));
            default -> List.of(line(frame, subject(frame), rest(frame)));
        };
    }

    private static List<String> snapshot(Frame frame) {
        List<String> lines = new ArrayList<>();
        JsonArray markets = frame.json().getJsonArray("markets", new JsonArray());
        for (int i = 0; i < markets.size(); i++) {
            lines.add(market(frame, markets.getJsonObject(i)));
        }
        for (Object account : frame.json().getJsonArray("accounts", new JsonArray())) {
            lines.add(account(frame, (JsonObject) account));
        }
        return lines;
    }

    private static String account(Frame frame, JsonObject account) {
        return line(frame, account.getString("id"), "has " + account.getString("cash"));
    }

    private static String market(Frame frame, JsonObject market) {
        StringBuilder prices = new StringBuilder(Table.text(market.getValue("phase")));
        for (Object each : market.getJsonArray("conditions", new JsonArray())) {
            JsonObject condition = (JsonObject) each;
            prices.append("  ")
                    .append(condition.getString("id"))
                    .append(' ')
                    .append(Table.text(condition.getValue("probability")));
            if (condition.getValue("expected") != null) {
                prices.append(" (")
                        .append(Table.text(condition.getValue("expected")))
                        .append(')');
            }
        }
        if (market.getValue("expected") != null) {
            prices.append("  expected ").append(Table.text(market.getValue("expected")));
        }
        return line(frame, market.getString("id"), prices.toString());
    }

    /** What a frame of a kind not known here is about. */
    private static String subject(Frame frame) {
        Object about = frame.json().getValue(frame.type());
        Object named = about instanceof JsonObject object
                ? object.getValue("id", object.getValue("market"))
                : frame.json().getValue("market", about);
        return Table.text(named);
    }

    private static String rest(Frame frame) {
        JsonObject rest = frame.json().copy();
        if (rest.getValue(frame.type()) instanceof JsonObject about) {
            Object state = about.getValue("phase", about.getValue("state"));
            return state == null ? "changed" : Table.text(state);
        }
        for (String known : List.of("type", "sequence", "id", "previous", "market")) {
            rest.remove(known);
        }
        List<String> parts = new ArrayList<>();
        rest.forEach(field -> {
            if (field.getValue() != null && !(field.getValue() instanceof JsonObject)) {
                parts.add(field.getKey() + " " + Table.text(field.getValue()));
            }
        });
        return String.join("  ", parts);
    }

    private static String line(Frame frame, String subject, String words) {
        return String.format("%8d  %-14s  %-20s  %s", frame.sequence(), frame.type(), subject, Table.plain(words));
    }
}
