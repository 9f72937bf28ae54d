package covenant.api.importing;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns of a file of trades mean. Read from JSON; {@link ImportCommand}'s help documents every key.
 *
 * @param name for people
 * @param columns the file's column for each field that it has
 * @param delimiter between two fields
 * @param marketPrefix put before the market's value to make its slug
 * @param timeFormat how times are written
 * @param sharesFactor shares of yes = recorded shares times this
 * @param priceOf whose price is recorded
 * @param priceUnitsPerOne recorded units in a probability of one
 * @param costUnitsPerCredit recorded units of cost in one credit
 * @param costSign what a recorded sign means
 * @param costSide which claim the cost belongs to
 * @param liquidity b of every market, or null where a column has it
 * @param prior price of yes before a market's first trade, or null where a column has it
 * @param deposit credits with which each trader starts
 * @param order the order in which the rows are traded
 * @param knownOdd rows known to disagree, with the reason, by trade id
 * @param json as read
 */
public record ColumnMapping(
        String name,
        Map<Field, String> columns,
        char delimiter,
        String marketPrefix,
        TimeFormat timeFormat,
        BigDecimal sharesFactor,
        Side priceOf,
        BigDecimal priceUnitsPerOne,
        BigDecimal costUnitsPerCredit,
        CostSign costSign,
        Side costSide,
        BigDecimal liquidity,
        BigDecimal prior,
        BigDecimal deposit,
        RowOrder order,
        Map<String, String> knownOdd,
        JsonObject json) {

    private static final String BUILT_IN = "/covenant/import/";
    private static final List<String> KEYS = List.of(
            "name",
            "description",
            "columns",
            "delimiter",
            "marketPrefix",
            "timeFormat",
            "sharesFactor",
            "priceOf",
            "priceUnitsPerOne",
            "costUnitsPerCredit",
            "costSign",
            "costSide",
            "liquidity",
            "prior",
            "deposit",
            "order",
            "knownOdd");

    /** What a column may hold. */
    public enum Field {
        MARKET("market"),
        ID("id"),
        TIME("time"),
        TRADER("trader"),
        SHARES("shares"),
        NET_SHARES("netShares"),
        PRICE_AFTER("priceAfter"),
        COST("cost"),
        LIQUIDITY("liquidity"),
        PRIOR("prior");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        /** Its key in the mapping. */
        public String key() {
            return key;
        }
    }

    /** How times are written. */
    public enum TimeFormat {
        ISO_8601,
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        EPOCH_MICROS
    }

    /** What the sign of a recorded cost means. */
    public enum CostSign {
        /** Nothing: the amount that changed hands. */
        ABSOLUTE,
        /** Above 0 is what the trader paid. */
        PAID,
        /** Above 0 is what the trader received. */
        RECEIVED
    }

    /** The claim on which a trade was made. */
    public enum Side {
        YES,
        NO,
        /** The file does not say: whichever of the two is nearer to the recorded cost. */
        EITHER
    }

    /** The order in which rows are traded. */
    public enum RowOrder {
        /** By their times; equal times in the order of the file. */
        TIME,
        /** As they stand in the file; times that go back wait at the last. */
        FILE
    }

    /**
     * A built-in mapping by its name, or one from a file.
     *
     * @throws ImportFailure if there is none or it is not a mapping
     */
    public static ColumnMapping load(String nameOrFile) {
        try (InputStream builtIn = ColumnMapping.class.getResourceAsStream(BUILT_IN + nameOrFile + ".json")) {
            if (builtIn != null && nameOrFile.matches("[a-z0-9-]+")) {
                return parse(new String(builtIn.readAllBytes(), StandardCharsets.UTF_8));
            }
            Path file = Path.of(nameOrFile);
            if (!Files.isRegularFile(file)) {
                throw new ImportFailure("no built-in mapping and no file " + nameOrFile + "; replication is built in");
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ImportFailure("cannot read the mapping " + nameOrFile + ": " + e.getMessage(), e);
        }
    }

    /**
     * A mapping from its JSON.
     *
     * @throws ImportFailure if it is not one
     */
    public static ColumnMapping parse(String text) {
        JsonObject json;
        try {
            json = new JsonObject(text);
        } catch (DecodeException e) {
            throw new ImportFailure("the mapping is not a JSON object: " + e.getMessage(), e);
        }
        for (String key : json.fieldNames()) {
            if (!KEYS.contains(key)) {
                throw new ImportFailure("the mapping has no key " + key);
            }
        }
        ColumnMapping mapping = new ColumnMapping(
                text(json, "name", "unnamed"),
                columns(json),
                delimiter(json),
                text(json, "marketPrefix", ""),
                choice(json, "timeFormat", TimeFormat.ISO_8601, List.of(TimeFormat.values())),
                number(json, "sharesFactor", "1"),
                choice(json, "priceOf", Side.YES, List.of(Side.YES, Side.NO)),
                positive(json, "priceUnitsPerOne", "1"),
                positive(json, "costUnitsPerCredit", "1"),
                choice(json, "costSign", CostSign.PAID, List.of(CostSign.values())),
                choice(json, "costSide", Side.YES, List.of(Side.values())),
                positive(json, "liquidity", null),
                positive(json, "prior", null),
                positive(json, "deposit", "1000000"),
                choice(json, "order", RowOrder.TIME, List.of(RowOrder.values())),
                knownOdd(json),
                json);
        mapping.check();
        return mapping;
    }

    /** All keys that a mapping may have. */
    static List<String> keys() {
        return KEYS;
    }

    private void check() {
        need(columns.containsKey(Field.MARKET), "columns.market says which column names the market");
        need(
                columns.containsKey(Field.SHARES) != columns.containsKey(Field.NET_SHARES),
                "either columns.shares or columns.netShares is given");
        need(
                columns.containsKey(Field.PRICE_AFTER) || columns.containsKey(Field.COST),
                "columns.priceAfter or columns.cost is given, or there is nothing to compare with");
        need(
                columns.containsKey(Field.LIQUIDITY) != (liquidity != null),
                "either liquidity or columns.liquidity is given");
        need(
                !columns.containsKey(Field.PRIOR) || prior == null,
                "prior and columns.prior are not both given; without either it is 0.5");
        need(prior == null || Decimals.isPrior(prior), "prior is above 0 and below 1");
        need(sharesFactor.signum() != 0, "sharesFactor is not 0");
        need(
                costSide != Side.EITHER || columns.containsKey(Field.COST),
                "costSide either needs columns.cost to choose by");
    }

    private static void need(boolean holds, String what) {
        if (!holds) {
            throw new ImportFailure("the mapping is incomplete or contradictory: " + what);
        }
    }

    private static Map<Field, String> columns(JsonObject json) {
        Object value = json.getValue("columns");
        if (!(value instanceof JsonObject object)) {
            throw new ImportFailure("the mapping's columns are an object from field to column");
        }
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Map.Entry<String, Object> entry : object) {
            Field field = Arrays.stream(Field.values())
                    .filter(each -> each.key().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new ImportFailure("the mapping has no key columns." + entry.getKey()));
            columns.put(field, text(object, field.key(), ""));
        }
        return columns;
    }

    private static Map<String, String> knownOdd(JsonObject json) {
        Object value = json.getValue("knownOdd", new JsonObject());
        if (!(value instanceof JsonObject object)) {
            throw new ImportFailure("the mapping's knownOdd is an object from trade id to reason");
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        object.fieldNames().forEach(id -> reasons.put(id, text(object, id, "")));
        return reasons;
    }

    private static String text(JsonObject json, String key, String otherwise) {
        Object value = json.getValue(key, otherwise);
        if (value instanceof String text) {
            return text;
        }
        throw new ImportFailure("the mapping's " + key + " is a text");
    }

    private static char delimiter(JsonObject json) {
        String delimiter = text(json, "delimiter", ",");
        need(delimiter.length() == 1, "delimiter is one character");
        return delimiter.charAt(0);
    }

    private static BigDecimal number(JsonObject json, String key, String otherwise) {
        String value = text(json, key, otherwise == null ? "" : otherwise);
        if (value.isEmpty() && otherwise == null) {
            return null;
        }
        return Decimals.parse(value)
                .orElseThrow(() -> new ImportFailure("the mapping's " + key + " is a decimal number in quotes"));
    }

    private static BigDecimal positive(JsonObject json, String key, String otherwise) {
        BigDecimal number = number(json, key, otherwise);
        need(number == null || number.signum() > 0, key + " is above 0");
        return number;
    }

    private static <E extends Enum<E>> E choice(JsonObject json, String key, E otherwise, List<E> choices) {
        String value = text(json, key, slug(otherwise));
        for (E choice : choices) {
            if (slug(choice).equals(value)) {
                return choice;
            }
        }
        List<String> names = choices.stream().map(ColumnMapping::slug).toList();
        throw new ImportFailure("the mapping's " + key + " is one of " + String.join(", ", names) + ", not " + value);
    }

    private static String slug(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
