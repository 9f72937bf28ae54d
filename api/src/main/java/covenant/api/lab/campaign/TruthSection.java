package covenant.api.lab.campaign;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.scene.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is true behind a market: for each condition a mean and a spread in the metric's own unit, and the chance that the world brings it about. */
final class TruthSection {
    /** What may be said of the truth under a condition. */
    static final List<String> WORDS = List.of("mean", "spread", "chance");

    private static final double TOLERANCE = 1e-6;
    private static final int PPB_DECIMALS = 9;

    private TruthSection() {}

    /** The truth; where nothing is said, the middle of the range, known exactly, and every condition as likely as the others. */
    static Truth read(Entry market, List<String> conditions, Metric metric) {
        int size = conditions.size();
        double[] mean = new double[size];
        double[] spread = new double[size];
        double[] chance = new double[size];
        Entry truth = market.get("truth", Map.of());
        truth.only(conditions);
        boolean hasChances = truth.fields().values().stream().anyMatch(each -> each.isObject() && each.has("chance"));
        double low = metric.type() == Metric.Type.SCALAR ? metric.lowMicros() / 1e6 : 0;
        double range = metric.type() == Metric.Type.SCALAR ? (metric.highMicros() - metric.lowMicros()) / 1e6 : 1;
        double sum = 0;
        for (int c = 0; c < size; c++) {
            Entry given = truth.get(conditions.get(c), Map.of());
            Map<String, Entry> fields = given.isObject() ? given.only(WORDS).fields() : Map.of("mean", given);
            Entry object = new Entry(fields, given.place());
            mean[c] = object.has("mean") ? (fields.get("mean").number(low, low + range) - low) / range : 0.5;
            spread[c] = object.has("spread") ? fields.get("spread").number(0, range) / range : 0;
            chance[c] = hasChances
                    ? object.need("chance", "where one condition has a chance, each needs one")
                            .number(0, 1)
                    : 1.0 / size;
            sum += chance[c];
        }
        if (StrictMath.abs(sum - 1) > TOLERANCE) {
            throw truth.wrong("has chances that sum to " + sum + ", not to 1");
        }
        return new Truth(mean, spread, chance);
    }

    /** A prior that begins at the truth's means, as if all that is commonly known were in the prices. */
    static Object prior(Entry at, Truth truth, MarketTerms terms) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (int c = 0; c < terms.conditions().size(); c++) {
            BigDecimal mean = BigDecimal.valueOf(truth.mean()[c]).setScale(PPB_DECIMALS, RoundingMode.HALF_EVEN);
            if (mean.signum() <= 0 || mean.compareTo(BigDecimal.ONE) >= 0) {
                throw at.wrong("is truth, but the mean given "
                        + terms.conditions().get(c) + " lies at the end of the range: a price cannot");
            }
            Map<String, Object> given = new LinkedHashMap<>();
            given.put(terms.metric().outcomes().get(0), mean);
            given.put(terms.metric().outcomes().get(1), BigDecimal.ONE.subtract(mean));
            outcomes.put(terms.conditions().get(c), given);
        }
        return new LinkedHashMap<>(Map.of("outcomes", outcomes));
    }
}
