package covenant.api.cli.lab;

import covenant.api.terminal.Lines;
import covenant.engine.lab.benchmark.Coins;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covenant lab coins}: what calling off does to a conditional price. */
@Command(
        name = "coins",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Finds what a called-off contract is worth where prices decide, and where a lot does in part.",
            "Coin A shows heads with 0.60. Coin B always shows heads, with 0.59, or else always tails; with probability r"
                    + " everybody learns which before the market decides which coin is tossed. Each world is played on the engine."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  covenant lab coins", "  covenant lab coins --r 0.5 --json"})
final class LabCoinsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--r",
            paramLabel = "R",
            split = ",",
            defaultValue = "0,0.05,0.25,0.5,0.75,1",
            description = "With which probability B's type is shown, 0 to 1; several with commas; default:"
                    + " ${DEFAULT-VALUE}.")
    private List<Double> chances;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        Coins.Study study = ModelOptions.checked(spec.commandLine(), () -> Coins.study(chances));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(study).encodePrettily());
        } else {
            tell(out, study);
        }
        out.flush();
    }

    private static void tell(PrintWriter out, Coins.Study study) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("r", "value of B", "0.59/(1-0.41r)", "bias", "randomised", "bias"));
        for (Coins.Row row : study.rows()) {
            rows.add(List.of(
                    String.valueOf(row.chanceShown()),
                    format(row.value()),
                    format(row.formula()),
                    format(row.value() - Coins.B_HEADS),
                    format(row.randomisedValue()),
                    format(row.randomisedValue() - Coins.B_HEADS)));
        }
        out.print(Lines.table(rows));
        out.println();
        out.println("prices decide: the engine calls them " + label(study.isCausal())
                + "; randomised by inverse probability: " + label(study.isRandomisedCausal()));
        out.println("what called-off trades left with the buyer: " + study.calledOff() + " per contract");
    }

    private static String label(boolean isCausal) {
        return isCausal ? "causal" : "evidential";
    }

    private static String format(double value) {
        return Lines.number("%.7f", value);
    }

    private static JsonObject json(Coins.Study study) {
        JsonArray rows = new JsonArray();
        for (Coins.Row row : study.rows()) {
            rows.add(new JsonObject()
                    .put("r", row.chanceShown())
                    .put("value", row.value())
                    .put("formula", row.formula())
                    .put("causalValue", Coins.B_HEADS)
                    .put("difference", row.value() - Coins.B_HEADS)
                    .put("randomisedValue", row.randomisedValue())
                    .put("randomisedDifference", row.randomisedValue() - Coins.B_HEADS)
                    .put("profitAtValue", row.profitAtValue()));
        }
        return new JsonObject()
                .put("label", label(study.isCausal()))
                .put("randomisedLabel", label(study.isRandomisedCausal()))
                .put("calledOff", study.calledOff())
                .put("rows", rows);
    }
}
