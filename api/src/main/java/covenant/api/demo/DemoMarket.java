package covenant.api.demo;

import covenant.engine.Limits;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One market of the demo, as its file states it.
 *
 * @param json the whole entry
 * @param terms as it opens; the text holds commitment, date, facts and how it settles
 * @param date of the commitment; null where the market is on organisations that do not exist
 * @param liquidityMicros the liquidity parameter b
 * @param conditionPpb prior of each condition
 * @param outcomePpb prior of each outcome given each condition
 * @param why the reason for the prior, in one line
 */
record DemoMarket(
        JsonObject json,
        MarketTerms terms,
        LocalDate date,
        long liquidityMicros,
        long[] conditionPpb,
        long[][] outcomePpb,
        String why) {

    private static final String REAL = "markets.json";
    private static final String MADE_UP = "made-up.json";

    /** The markets on real commitments, in the order of their file. */
    static List<DemoMarket> real() {
        return read(REAL);
    }

    /** The markets on organisations that do not exist, which belong to the simulated past. */
    static List<DemoMarket> madeUp() {
        return read(MADE_UP);
    }

    /** All, the real ones first. */
    static List<DemoMarket> all() {
        List<DemoMarket> all = new ArrayList<>(real());
        all.addAll(madeUp());
        return all;
    }

    private static List<DemoMarket> read(String name) {
        return file(name).getJsonArray("markets").stream()
                .map(market -> read((JsonObject) market))
                .toList();
    }

    /** A file of the demo. */
    static JsonObject file(String name) {
        try (InputStream in = DemoMarket.class.getResourceAsStream("/covenant/demo/" + name)) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another prior: what is not given stays. */
    DemoMarket believed(JsonObject prior) {
        JsonObject other = json.copy();
        other.getJsonObject("prior").mergeIn(prior, true);
        return read(other);
    }

    /** How often the crowd looks at it, as a multiple of how often it looks at most. */
    int weight() {
        return json.getInteger("weight", 1);
    }

    /** Whether it is on organisations that do not exist. */
    boolean isMadeUp() {
        return date == null;
    }

    private static DemoMarket read(JsonObject json) {
        Metric metric = metric(json.getJsonObject("metric"));
        List<String> conditions = texts(json.getJsonArray("conditions"));
        JsonObject prior = json.getJsonObject("prior");
        long[] conditionPpb = new long[conditions.size()];
        long[][] outcomePpb = new long[conditions.size()][];
        for (int c = 0; c < conditions.size(); c++) {
            conditionPpb[c] = ppb(prior.getJsonObject("conditions").getString(conditions.get(c)));
            outcomePpb[c] = metric.type() == Metric.Type.SCALAR
                    ? scalarPrior(metric, prior.getJsonObject("expected").getString(conditions.get(c)))
                    : given(metric, prior.getJsonObject("given").getJsonObject(conditions.get(c)));
        }
        String date = json.getString("date");
        return new DemoMarket(
                json,
                terms(json, metric, conditions),
                date == null ? null : LocalDate.parse(date),
                new BigDecimal(json.getString("liquidity")).movePointRight(6).longValueExact(),
                conditionPpb,
                outcomePpb,
                prior.getString("why"));
    }

    private static MarketTerms terms(JsonObject json, Metric metric, List<String> conditions) {
        String date = json.getString("date");
        String text = json.getString("commitment") + (date == null ? "" : " (" + date + ")") + "\n\n"
                + json.getString("facts") + "\n\nSettles: " + json.getString("settles");
        String closesAt = json.getString("closesAt");
        return new MarketTerms(
                json.getString("id"),
                json.getString("title"),
                text,
                json.getString("actor"),
                json.getString("source"),
                conditions,
                metric,
                json.getInteger("feeBps"),
                json.getBoolean("conditionTrading"),
                closesAt == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(closesAt)));
    }

    private static Metric metric(JsonObject json) {
        String type = json.getString("type");
        return switch (type) {
            case "binary" -> Metric.binary();
            case "categorical" -> Metric.categorical(texts(json.getJsonArray("outcomes")));
            case "scalar" ->
                Metric.scalar(micros(json.getString("low")), micros(json.getString("high")), json.getString("unit"));
            default -> throw new IllegalArgumentException("no metric " + type);
        };
    }

    private static long[] given(Metric metric, JsonObject json) {
        long[] given = new long[metric.outcomes().size()];
        for (int o = 0; o < given.length; o++) {
            given[o] = ppb(json.getString(metric.outcomes().get(o)));
        }
        return given;
    }

    /** An expectation as the prior of long and short. */
    private static long[] scalarPrior(Metric metric, String expected) {
        long above = micros(expected) - metric.lowMicros();
        long range = metric.highMicros() - metric.lowMicros();
        long longPpb = BigDecimal.valueOf(above)
                .multiply(BigDecimal.valueOf(Limits.PPB))
                .divide(BigDecimal.valueOf(range), RoundingMode.HALF_EVEN)
                .longValueExact();
        return new long[] {longPpb, Limits.PPB - longPpb};
    }

    /** The joint prior of the states, condition by condition; what rounding leaves goes to the last state. */
    long[] jointPpb() {
        int outcomes = terms.metric().outcomes().size();
        long[] joint = new long[terms.pricedStates()];
        long rest = Limits.PPB;
        for (int x = 0; x < joint.length; x++) {
            joint[x] =
                    Math.multiplyExact(conditionPpb[x / outcomes], outcomePpb[x / outcomes][x % outcomes]) / Limits.PPB;
            rest -= joint[x];
        }
        joint[joint.length - 1] += rest;
        return joint;
    }

    private static long micros(String decimal) {
        return new BigDecimal(decimal).movePointRight(6).longValueExact();
    }

    private static long ppb(String decimal) {
        return new BigDecimal(decimal).movePointRight(9).longValueExact();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
