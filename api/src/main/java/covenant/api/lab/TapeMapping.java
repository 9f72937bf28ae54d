package covenant.api.lab;

import covenant.api.importing.ImportFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns of a file of trades mean to detectors, where the market was no LMSR and cannot be imported. Read from JSON;
 * {@code covenant detect --help} documents every key.
 *
 * @param columns the file's column for each field that it has
 * @param timeFormat null where times are ISO-8601
 * @param buy the value of the side's column for a purchase
 * @param sell and for a sale
 * @param outcomes pairs of outcomes of which one is what the other is not; a trade in the second is told as one in the first
 * @param missing a value that stands for nothing
 * @param newestFirst whether the file goes backward in time
 */
public record TapeMapping(
        Map<Column, String> columns,
        DateTimeFormatter timeFormat,
        String buy,
        String sell,
        List<List<String>> outcomes,
        String missing,
        boolean newestFirst) {
    private static final String BUILT_IN = "/covenant/tape/";
    private static final List<String> KEYS = List.of(
            "name", "description", "columns", "timeFormat", "buy", "sell", "outcomes", "missing", "newestFirst");

    /** What a column may hold. */
    public enum Column {
        MARKET,
        ID,
        TIME,
        ACCOUNT,
        SIDE,
        OUTCOME,
        SHARES,
        COST,
        PRICE,
        LABEL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isNeeded() {
            return this == TIME || this == ACCOUNT || this == SHARES || this == PRICE;
        }
    }

    /**
     * A built-in one.
     *
     * @throws ImportFailure if there is none of this name
     */
    public static TapeMapping load(String name) {
        try {
            String text = builtIn(name);
            need(text != null, "none is built in under " + name + "; there is polymarket-2022");
            return parse(text);
        } catch (IOException e) {
            throw new ImportFailure("cannot read the mapping " + name, e);
        }
    }

    /** The JSON of a built-in one, or null. */
    static String builtIn(String name) throws IOException {
        if (!name.matches("[a-z0-9-]+")) {
            return null;
        }
        try (InputStream found = TapeMapping.class.getResourceAsStream(BUILT_IN + name + ".json")) {
            return found == null ? null : new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether a JSON text is meant to be one of these: only these have the column {@code account}. */
    static boolean isOne(String text) {
        try {
            return new JsonObject(text).getValue("columns") instanceof JsonObject columns
                    && columns.containsKey(Column.ACCOUNT.key());
        } catch (DecodeException e) {
            throw new ImportFailure("the mapping is not a JSON object: " + e.getMessage(), e);
        }
    }

    /**
     * One from its JSON.
     *
     * @throws ImportFailure if it is not one
     */
    public static TapeMapping parse(String text) {
        try {
            JsonObject json = new JsonObject(text);
            for (String key : json.fieldNames()) {
                need(KEYS.contains(key), "there is no key " + key + "; there are " + String.join(", ", KEYS));
            }
            String format = json.getString("timeFormat", "iso-8601");
            return new TapeMapping(
                    columns(json.getJsonObject("columns", new JsonObject())),
                    format.equals("iso-8601")
                            ? null
                            : DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC),
                    json.getString("buy", "buy"),
                    json.getString("sell", "sell"),
                    pairs(json.getJsonArray("outcomes", new JsonArray())),
                    json.getString("missing", ""),
                    json.getBoolean("newestFirst", false));
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            throw new ImportFailure("the mapping cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<Column, String> columns(JsonObject json) {
        Map<Column, String> columns = new EnumMap<>(Column.class);
        for (String key : json.fieldNames()) {
            Column column = Arrays.stream(Column.values())
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new ImportFailure("the mapping has no key columns." + key + "; there are "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Column.values())
                                            .map(Column::key)
                                            .toList())));
            columns.put(column, json.getString(key));
        }
        for (Column column : Column.values()) {
            need(!column.isNeeded() || columns.containsKey(column), "columns." + column.key() + " is missing");
        }
        return columns;
    }

    private static List<List<String>> pairs(JsonArray json) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            JsonArray pair = json.getJsonArray(i);
            need(pair.size() == 2, "outcomes are pairs");
            pairs.add(List.of(pair.getString(0), pair.getString(1)));
        }
        return pairs;
    }

    private static void need(boolean holds, String what) {
        if (!holds) {
            throw new ImportFailure("the mapping: " + what);
        }
    }

    /** The same with another column for labels; null for none. */
    public TapeMapping labelledBy(String column) {
        Map<Column, String> changed = new EnumMap<>(columns);
        if (column == null) {
            changed.remove(Column.LABEL);
        } else {
            changed.put(Column.LABEL, column);
        }
        return new TapeMapping(changed, timeFormat, buy, sell, outcomes, missing, newestFirst);
    }
}
