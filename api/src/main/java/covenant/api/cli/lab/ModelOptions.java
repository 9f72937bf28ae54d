package covenant.api.cli.lab;

import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.lab.benchmark.BenchmarkTerms;
import covenant.engine.lab.benchmark.Mechanism;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the models of one bribed trader have in common. */
final class ModelOptions {
    private static final List<Rule> RULES = List.of(Rule.LAST_PRICE, Rule.TWAP_MARGIN);

    @Option(
            names = "--traders",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many trade; default: ${DEFAULT-VALUE}.")
    private int traders;

    @Option(
            names = "--bounty",
            paramLabel = "B",
            required = true,
            description = "What the bribed trader gets for each unit of the last price above 0.5; 0 to 1000.")
    private double bounty;

    @Option(names = "--seat", paramLabel = "S", required = true, description = "His seat, from 0: 0 trades first.")
    private int seat;

    @Option(
            names = "--mechanism",
            paramLabel = "NAME",
            defaultValue = "sequential",
            description = "sequential: one after another; batch: all at once, netted, at one price; default:"
                    + " ${DEFAULT-VALUE}.")
    private Mechanism mechanism;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "1",
            description = "How often everybody trades; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "Also lets the engine decide by this rule on the same quotes: last-price or twap-margin.")
    private String rule;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /**
     * The terms.
     *
     * @throws ParameterException if a number is out of bounds
     */
    BenchmarkTerms terms(CommandLine line) {
        return checked(line, () -> new BenchmarkTerms(traders, bounty, seat, mechanism, rounds, rule(line)));
    }

    private Rule rule(CommandLine line) {
        if (rule == null) {
            return null;
        }
        return RULES.stream()
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow(
                        () -> new ParameterException(line, "--rule is last-price or twap-margin, not '" + rule + "'"));
    }

    /** What the lab refuses is wrong usage. */
    static <T> T checked(CommandLine line, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }
}
