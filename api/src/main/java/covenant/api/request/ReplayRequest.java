package covenant.api.request;

import covenant.api.json.Amounts;
import covenant.api.json.Durations;
import covenant.api.json.Fields;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.MarketTerms;
import covenant.engine.replay.Others;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.signal.Signals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What to change in a replay, as the client gives it, and as the command line and people say it. */
public final class ReplayRequest {
    private static final long UNSET = -1;
    private static final double MOST_FACTOR = 1_000_000;

    private ReplayRequest() {}

    /**
     * The terms in this body.
     *
     * @param markets those that the body names; empty for all
     * @throws Rejection naming the field that is wrong
     */
    public static ReplayTerms terms(Fields body, List<MarketTerms> markets) {
        if (body.has("liquidity") && body.has("liquidityFactor")) {
            throw invalid("liquidity and liquidityFactor exclude each other");
        }
        if (body.has("without") && body.has("only")) {
            throw invalid("without and only exclude each other");
        }
        return new ReplayTerms(
                body.has("toSequence") ? positive(body.whole("toSequence"), "toSequence") : Long.MAX_VALUE,
                body.time("to", Long.MAX_VALUE),
                others(body.text("others", Others.SAME_SHARES.id())),
                body.has("without") ? body.texts("without") : List.of(),
                body.has("only") ? body.texts("only") : List.of(),
                markets.stream().map(MarketTerms::id).toList(),
                body.has("rule") ? rule(body.text("rule")) : null,
                body.has("lag") ? maxChange(body.amount("lag"), markets) : UNSET,
                body.duration("window", UNSET),
                body.has("thresholdBps") ? (Integer) body.whole("thresholdBps") : null,
                body.has("epsilon") ? body.probability("epsilon") : UNSET,
                body.amount("liquidity", UNSET),
                body.has("liquidityFactor") ? factor(body.decimal("liquidityFactor")) : 1,
                List.of());
    }

    private static long positive(int value, String name) {
        if (value < 1) {
            throw invalid(name + " is at least 1");
        }
        return value;
    }

    private static double factor(BigDecimal factor) {
        if (factor.signum() <= 0 || factor.doubleValue() > MOST_FACTOR) {
            throw invalid("liquidityFactor is above 0 and at most " + (long) MOST_FACTOR);
        }
        return factor.doubleValue();
    }

    private static Others others(String id) {
        return Arrays.stream(Others.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> invalid("others is same-shares or same-prices"));
    }

    private static Rule rule(String id) {
        return Arrays.stream(Rule.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> invalid("rule is one of "
                        + String.join(
                                ", ", Arrays.stream(Rule.values()).map(Rule::id).toList())));
    }

    /** In the parts of each market's metric, which therefore must be the same in all of them. */
    private static long maxChange(long lagMicros, List<MarketTerms> markets) {
        List<Long> units = markets.stream()
                .map(terms -> Signals.unitsPerOne(terms.metric()))
                .distinct()
                .toList();
        if (units.size() != 1) {
            throw invalid("a lag is in the unit of a metric: name the markets, of one type of metric");
        }
        if (lagMicros < 0) {
            throw invalid("lag is 0 for the plain average, or above");
        }
        return StrictMath.multiplyExact(lagMicros, units.get(0) / Limits.MICROS);
    }

    private static Rejection invalid(String detail) {
        return new Rejection(ApiCode.REPLAY_INVALID, detail);
    }

    /**
     * What is changed, in a few words.
     *
     * @param markets those that the body names, as for {@link #terms}
     */
    public static String title(ReplayTerms terms, List<MarketTerms> markets) {
        List<String> changes = options(terms, markets);
        return changes.isEmpty()
                ? "unchanged"
                : String.join(" ", changes).replace("--", "").toLowerCase(Locale.ROOT);
    }

    /** The command that gives the same on the command line; the folder is for whoever runs it to name. */
    public static String command(ReplayTerms terms, List<MarketTerms> markets) {
        List<String> words = new ArrayList<>(List.of("covenant replay DATA"));
        words.addAll(options(terms, markets));
        return String.join(" ", words);
    }

    private static List<String> options(ReplayTerms terms, List<MarketTerms> markets) {
        List<String> words = new ArrayList<>();
        if (terms.toSequence() != Long.MAX_VALUE) {
            words.add("--to " + terms.toSequence());
        }
        if (terms.toMicros() != Long.MAX_VALUE) {
            words.add("--to " + Times.iso(terms.toMicros()));
        }
        terms.without().forEach(each -> words.add("--without " + each));
        terms.only().forEach(each -> words.add("--only " + each));
        terms.markets().forEach(each -> words.add("--market " + each));
        if (terms.rule() != null) {
            words.add("--rule " + terms.rule().id());
        }
        if (terms.maxChange() != UNSET) {
            words.add("--lag "
                    + BigDecimal.valueOf(terms.maxChange())
                            .divide(BigDecimal.valueOf(
                                    Signals.unitsPerOne(markets.get(0).metric())))
                            .stripTrailingZeros()
                            .toPlainString());
        }
        if (terms.windowMicros() != UNSET) {
            words.add("--window " + Durations.text(terms.windowMicros()));
        }
        if (terms.thresholdBps() != null) {
            words.add("--threshold-bps " + terms.thresholdBps());
        }
        if (terms.epsilonPpb() != UNSET) {
            words.add("--epsilon "
                    + BigDecimal.valueOf(terms.epsilonPpb(), 9)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        if (terms.liquidityMicros() != UNSET) {
            words.add("--liquidity " + Amounts.text(terms.liquidityMicros()));
        }
        if (terms.liquidityFactor() != 1) {
            words.add("--liquidity x"
                    + BigDecimal.valueOf(terms.liquidityFactor())
                            .stripTrailingZeros()
                            .toPlainString());
        }
        if (terms.others() != Others.SAME_SHARES) {
            words.add("--others " + terms.others().id());
        }
        return words;
    }
}
