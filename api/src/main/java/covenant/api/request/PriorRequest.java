package covenant.api.request;

import covenant.api.json.Fields;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The prior of a market's states, as the client gives it: by condition and outcome, by expectation, or state by state. */
final class PriorRequest {
    /** How far from one a client's probabilities may sum, so that decimal fractions such as 0.333333 pass. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static final MathContext PRECISE = new MathContext(30);
    private static final BigDecimal PPB = BigDecimal.valueOf(Limits.PPB);

    private PriorRequest() {}

    /**
     * The joint prior in parts per billion, summing to exactly 10^9; empty for the uniform one.
     *
     * @throws Rejection {@link Refusal#PRIOR_INVALID} or a problem of the fields' types
     */
    static long[] ppb(Fields body, MarketTerms terms) {
        if (!body.has("prior")) {
            return new long[0];
        }
        if (body.isList("prior")) {
            List<BigDecimal> joint = body.numbers("prior");
            if (joint.size() != terms.pricedStates()) {
                throw invalid("prior has " + joint.size() + " numbers for " + terms.pricedStates() + " states");
            }
            return round(distribution(joint, "prior"));
        }
        Fields prior = body.object("prior").only("conditions", "outcomes", "expected");
        if (prior.has("outcomes") && prior.has("expected")) {
            throw invalid("prior has either outcomes or expected, not both");
        }
        List<BigDecimal> conditions = prior.has("conditions")
                ? named(prior.object("conditions"), terms.conditions(), prior.at("conditions"))
                : uniform(terms.conditions().size());
        List<BigDecimal> joint = new ArrayList<>();
        for (int c = 0; c < conditions.size(); c++) {
            for (BigDecimal given : given(prior, terms, terms.conditions().get(c))) {
                joint.add(conditions.get(c).multiply(given, PRECISE));
            }
        }
        return round(joint);
    }

    private static List<BigDecimal> given(Fields prior, MarketTerms terms, String condition) {
        List<String> outcomes = terms.metric().outcomes();
        if (prior.has("outcomes")) {
            Fields byCondition = allOf(prior.object("outcomes"), terms.conditions(), prior.at("outcomes"));
            return named(byCondition.object(condition), outcomes, byCondition.at(condition));
        }
        return prior.has("expected") ? expected(prior, terms, condition) : uniform(outcomes.size());
    }

    private static List<BigDecimal> expected(Fields prior, MarketTerms terms, String condition) {
        Metric metric = terms.metric();
        if (metric.type() != Metric.Type.SCALAR) {
            throw invalid(prior.at("expected") + " is for a scalar metric");
        }
        Fields byCondition = allOf(prior.object("expected"), terms.conditions(), prior.at("expected"));
        long micros = byCondition.amount(condition);
        if (micros <= metric.lowMicros() || micros >= metric.highMicros()) {
            throw invalid(byCondition.at(condition) + " is not strictly between the metric's low and high");
        }
        BigDecimal above = BigDecimal.valueOf(micros - metric.lowMicros())
                .divide(BigDecimal.valueOf(metric.highMicros() - metric.lowMicros()), PRECISE);
        return List.of(above, BigDecimal.ONE.subtract(above));
    }

    private static List<BigDecimal> named(Fields fields, List<String> names, String at) {
        allOf(fields, names, at);
        return distribution(names.stream().map(fields::number).toList(), at);
    }

    private static Fields allOf(Fields fields, List<String> names, String at) {
        if (!fields.names().containsAll(names) || fields.names().size() != names.size()) {
            throw invalid(at + " has an entry for each of " + String.join(", ", names) + " and no other");
        }
        return fields;
    }

    /** Numbers from 0 to 1 that sum to one but for the tolerance, scaled to sum to one. */
    private static List<BigDecimal> distribution(List<BigDecimal> numbers, String at) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            if (number.signum() <= 0 || number.compareTo(BigDecimal.ONE) > 0) {
                throw invalid(at + " has an entry that is not above 0 and at most 1");
            }
            if (number.scale() > 60) {
                throw invalid(at + " has an entry with more than 60 decimals");
            }
            sum = sum.add(number);
        }
        if (sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
            throw invalid(at + " sums to " + sum.round(new MathContext(9)).toPlainString() + ", not to 1");
        }
        BigDecimal total = sum;
        return numbers.stream().map(number -> number.divide(total, PRECISE)).toList();
    }

    private static List<BigDecimal> uniform(int size) {
        return java.util.Collections.nCopies(size, BigDecimal.ONE.divide(BigDecimal.valueOf(size), PRECISE));
    }

    /** Whole parts per billion: floors first, then what is missing goes to the largest remainders, ties to the first. */
    private static long[] round(List<BigDecimal> joint) {
        List<BigDecimal> exact = joint.stream().map(p -> p.multiply(PPB)).toList();
        long[] ppb = exact.stream()
                .mapToLong(p -> p.setScale(0, RoundingMode.FLOOR).longValueExact())
                .toArray();
        int missing = (int) (Limits.PPB
                - IntStream.range(0, ppb.length).mapToLong(x -> ppb[x]).sum());
        IntStream.range(0, ppb.length)
                .boxed()
                .sorted(Comparator.comparing((Integer x) -> exact.get(x).subtract(BigDecimal.valueOf(ppb[x])))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(missing)
                .forEach(x -> ppb[x]++);
        return ppb;
    }

    private static Rejection invalid(String detail) {
        return new Rejection(Refusal.PRIOR_INVALID, detail);
    }
}
