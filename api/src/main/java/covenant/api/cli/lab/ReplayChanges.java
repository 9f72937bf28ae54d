package covenant.api.cli.lab;

import covenant.api.json.Durations;
import covenant.api.json.Times;
import covenant.api.lab.replay.RecordedNames;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.replay.Injection;
import covenant.engine.replay.Others;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code covenant replay} that say what is changed. */
final class ReplayChanges {
    private static final BigDecimal PPB = BigDecimal.valueOf(Limits.PPB);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "SEQUENCE|TIME",
            description =
                    "Take recorded commands up to this one, or up to this time (2026-03-01T12:00:00Z); default all.")
    private String to;

    @Option(
            names = "--without",
            paramLabel = "ACCOUNT",
            arity = "1..*",
            split = ",",
            description = "Leave out all trades and orders of these accounts.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "ACCOUNT",
            arity = "1..*",
            split = ",",
            description = "Leave out all trades and orders but of these accounts.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Decide by another rule: twap-margin, scoreboard, last-price, randomised, advisory.")
    private String rule;

    @Option(
            names = "--lag",
            paramLabel = "UNITS",
            description =
                    "Let observations move by at most so much at a point of the grid: a probability, or in the unit of"
                            + " the scalar; 0 for the plain average.")
    private BigDecimal lag;

    @Option(names = "--window", paramLabel = "DURATION", description = "Average over another time: 90s, 15m, 6h, 2d.")
    private String window;

    @Option(
            names = "--threshold-bps",
            paramLabel = "N",
            description = "Another lead that is needed to beat the status quo, in basis points.")
    private Integer thresholdBps;

    @Option(
            names = "--epsilon",
            paramLabel = "P",
            description = "With --rule randomised, or where that is the rule: how often the lot decides, from 0 to 1.")
    private BigDecimal epsilon;

    @Option(
            names = "--liquidity",
            paramLabel = "B|xF",
            description = "Another liquidity parameter in credits, or x2 for twice the recorded one.")
    private String liquidity;

    @Option(
            names = "--market",
            paramLabel = "ID",
            arity = "1..*",
            split = ",",
            description = "With a change of rule or liquidity: change it in these markets only; default all.")
    private List<String> markets = new ArrayList<>();

    @Option(
            names = "--others",
            paramLabel = "MEANING",
            defaultValue = "same-shares",
            description =
                    "What it means that the others do the same: same-shares (default; they had decided beforehand), or"
                            + " same-prices (they hold the same beliefs and move the price to where they left it).")
    private String others;

    /**
     * The terms of the replay.
     *
     * @throws ParameterException if an option says nothing that there is
     * @throws covenant.api.lab.replay.SourceFailure if it names what is not in the recording
     */
    ReplayTerms terms(RecordedNames names, List<Injection> injections) {
        without.forEach(id -> names.needAccount(id, "--without"));
        only.forEach(id -> names.needAccount(id, "--only"));
        markets.forEach(id -> names.needMarket(id, "--market"));
        if (!without.isEmpty() && !only.isEmpty()) {
            throw wrong("--without and --only contradict each other: one of them says who trades");
        }
        if (!markets.isEmpty()
                && Stream.of(rule, lag, window, thresholdBps, epsilon, liquidity)
                        .allMatch(Objects::isNull)) {
            throw wrong(
                    "--market says of which markets --rule, --lag, --window, --threshold-bps, --epsilon or --liquidity"
                            + " is changed; none of them is given");
        }
        boolean isSequence = to != null && to.matches("[0-9]+");
        return new ReplayTerms(
                isSequence ? sequence(names.sequence()) : Long.MAX_VALUE,
                to == null || isSequence ? Long.MAX_VALUE : time(names.firstAtMicros()),
                meaning(),
                without,
                only,
                markets,
                rule(),
                lag == null ? -1 : maxChange(names),
                window == null ? -1 : duration(),
                thresholdBps,
                epsilon == null ? -1 : epsilonPpb(),
                liquidity == null || liquidity.startsWith("x") ? -1 : liquidityMicros(),
                liquidity != null && liquidity.startsWith("x") ? factor() : 1,
                injections);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private long sequence(long last) {
        try {
            long sequence = Long.parseLong(to);
            if (sequence > last) {
                throw wrong("--to " + to + ": the recording ends with sequence " + last);
            }
            if (sequence > 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw wrong("--to " + to + " is too large");
        }
        throw wrong("--to is a sequence, from 1 upward, or a time");
    }

    private long time(long firstAtMicros) {
        long micros;
        try {
            micros = Times.micros(to);
        } catch (DateTimeException e) {
            throw wrong("--to " + to + " is neither a sequence nor a time such as 2026-03-01T12:00:00Z");
        }
        if (micros < firstAtMicros) {
            throw wrong("--to " + to + " is before the first command, of " + Times.iso(firstAtMicros));
        }
        return micros;
    }

    private Others meaning() {
        return Arrays.stream(Others.values())
                .filter(each -> each.id().equals(others))
                .findFirst()
                .orElseThrow(() -> wrong("--others is one of "
                        + ids(Arrays.stream(Others.values()).map(Others::id)) + ", not " + others));
    }

    private DecisionTerms.Rule rule() {
        if (rule == null) {
            return null;
        }
        return Arrays.stream(DecisionTerms.Rule.values())
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow(() -> wrong("--rule is one of "
                        + ids(Arrays.stream(DecisionTerms.Rule.values()).map(DecisionTerms.Rule::id)) + ", not "
                        + rule));
    }

    private static String ids(Stream<String> ids) {
        return ids.collect(Collectors.joining(", "));
    }

    /** In the parts of the markets concerned, which must all count alike. */
    private long maxChange(RecordedNames names) {
        List<MarketTerms> concerned = names.state().markets().stream()
                .map(Market::terms)
                .filter(terms -> terms.decision() != null)
                .filter(terms -> markets.isEmpty() || markets.contains(terms.id()))
                .toList();
        Set<Long> parts = concerned.stream()
                .map(terms -> Signals.unitsPerOne(terms.metric()))
                .collect(Collectors.toSet());
        if (parts.size() > 1) {
            throw wrong(
                    "--lag is in the metric's unit, and the deciding markets have different ones: name those of one unit"
                            + " with --market (" + ids(concerned.stream().map(MarketTerms::id)) + ")");
        }
        if (lag.signum() < 0) {
            throw wrong("--lag is 0 or more");
        }
        BigDecimal perOne = BigDecimal.valueOf(
                parts.isEmpty() ? Limits.PPB : parts.iterator().next());
        return exact(lag.multiply(perOne), "--lag " + lag.toPlainString());
    }

    private long duration() {
        long micros = Durations.micros(window);
        if (micros <= 0) {
            throw wrong("--window " + window + " is not a duration such as 90s, 15m, 6h or 2d");
        }
        return micros;
    }

    private long epsilonPpb() {
        if (epsilon.signum() < 0 || epsilon.compareTo(BigDecimal.ONE) > 0) {
            throw wrong("--epsilon " + epsilon.toPlainString() + " is not from 0 to 1");
        }
        return exact(epsilon.multiply(PPB), "--epsilon " + epsilon.toPlainString());
    }

    private long liquidityMicros() {
        BigDecimal credits = positive(liquidity);
        return exact(credits.multiply(BigDecimal.valueOf(Limits.MICROS)), "--liquidity " + liquidity);
    }

    private double factor() {
        return positive(liquidity.substring(1)).doubleValue();
    }

    private BigDecimal positive(String number) {
        // No exponent: 1e999999999 must not be written out.
        if (number.matches("[0-9]{1,12}(\\.[0-9]{1,12})?") && new BigDecimal(number).signum() > 0) {
            return new BigDecimal(number);
        }
        throw wrong(
                "--liquidity " + liquidity + " is neither an amount of credits such as 500 nor a factor such as x2");
    }

    private long exact(BigDecimal parts, String what) {
        try {
            return parts.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(what + " is finer than the venue counts, or too large");
        }
    }
}
