package covenant.api.cli.lab;

import covenant.api.terminal.Lines;
import covenant.engine.lab.benchmark.BenchmarkResult;
import covenant.engine.lab.benchmark.BenchmarkTerms;
import covenant.engine.lab.benchmark.Estimate;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A model's figures as a table and in JSON: with the bribe and, on the same draws, without. */
record ModelFigures(String model, BenchmarkTerms terms, BenchmarkResult result, boolean isDrawn) {
    private static final String NONE = "";

    /** In the order of the table; a figure that the honest run lacks is null there. */
    private record Figure(String name, String label, Estimate bribed, Estimate honest) {}

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("accuracy", "accuracy", result.accuracy(), result.accuracyHonestRun()),
                new Figure("logLoss", "log loss", result.logLoss(), result.logLossHonestRun()),
                new Figure("priceDisplacement", "price displacement", result.displacement(), null),
                new Figure(
                        "manipulatorProfit",
                        "manipulator's profit",
                        result.manipulatorProfit(),
                        result.manipulatorProfitHonestRun()),
                new Figure("bountyReceived", "bounty received", result.bountyReceived(), null),
                new Figure("honestProfit", "others' profit", result.honestProfit(), result.honestProfitHonestRun()),
                new Figure("makerLoss", "maker's loss", result.makerLoss(), result.makerLossHonestRun())));
        if (terms.rule() != null) {
            figures.add(new Figure(
                    "ruleAccuracy",
                    "accuracy by " + terms.rule().id(),
                    result.ruleAccuracy(),
                    result.ruleAccuracyHonestRun()));
        }
        return figures;
    }

    /** The table, numbers to ten decimals where they are exact and with their standard errors where they are drawn. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(model + ", " + terms.mechanism().id() + ", seat " + terms.seat(), "bribed", "honest"));
        for (Figure figure : figures()) {
            rows.add(List.of(figure.label(), text(figure.bribed()), text(figure.honest())));
        }
        return Lines.table(rows);
    }

    private String text(Estimate estimate) {
        if (estimate == null) {
            return NONE;
        }
        return isDrawn
                ? Lines.number("%.5f", estimate.value()) + " +- " + Lines.number("%.5f", estimate.standardError())
                : Lines.number("%.10f", estimate.value());
    }

    /** Every digit, the standard errors beside the means where there are any. */
    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("model", model)
                .put("traders", terms.traders())
                .put("bounty", terms.bounty())
                .put("seat", terms.seat())
                .put("mechanism", terms.mechanism().id())
                .put("rounds", terms.rounds());
        if (terms.rule() != null) {
            json.put("rule", terms.rule().id());
        }
        json.mergeIn(numbers(Estimate::value));
        return isDrawn ? json.put("standardErrors", numbers(Estimate::standardError)) : json;
    }

    private JsonObject numbers(ToDoubleFunction<Estimate> number) {
        JsonObject numbers = new JsonObject();
        JsonObject honest = new JsonObject();
        for (Figure figure : figures()) {
            numbers.put(figure.name(), number.applyAsDouble(figure.bribed()));
            if (figure.honest() != null) {
                honest.put(figure.name(), number.applyAsDouble(figure.honest()));
            }
        }
        return numbers.put("honestRun", honest);
    }
}
