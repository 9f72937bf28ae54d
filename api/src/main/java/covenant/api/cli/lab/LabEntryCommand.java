package covenant.api.cli.lab;

import covenant.api.terminal.Lines;
import covenant.api.terminal.ProgressLine;
import covenant.engine.lab.benchmark.Entry;
import covenant.engine.lab.benchmark.EntryFinding;
import covenant.engine.lab.benchmark.EntryRow;
import covenant.engine.lab.benchmark.EntryTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covenant lab entry}: bribed entrants at equilibrium, by last price and by average. */
@Command(
        name = "entry",
        aliases = "equilibrium",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Finds which bribes flip which rule, everybody answering in his own best way.",
            "Two honest traders have seen a bit each. A third enters, with a bit of his own or with none, quotes first or last,"
                    + " and is paid for a high statistic. The game is solved by CFR+ and the solution played on the engine, whose"
                    + " decisions by last-price and twap-margin are counted."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab entry                                the published bounties",
            "  covenant lab entry --bounty 0,0.01,0.02,0.05,0.1,1 --iterations 400 --json"
        })
final class LabEntryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bounty",
            paramLabel = "B",
            split = ",",
            defaultValue = "0,0.02,0.05,0.2",
            description =
                    "Bounties from small to large; what they do is told against the first; default: ${DEFAULT-VALUE}.")
    private List<Double> bounties;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "300",
            description = "Iterations of CFR+; default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--grid",
            paramLabel = "N",
            defaultValue = "9",
            description = "How many evenly spaced prices a quote is chosen from, 2 to 19; default: ${DEFAULT-VALUE}.")
    private int grid;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        EntryTerms terms = ModelOptions.checked(spec.commandLine(), () -> new EntryTerms(bounties, iterations, grid));
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "solving", "games");
        Entry.Study study = Entry.study(terms, done -> progress.at(done, Entry.games(terms)));
        progress.end();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(study).encodePrettily());
        } else {
            tell(out, study);
        }
        out.flush();
    }

    private static void tell(PrintWriter out, Entry.Study study) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "bounty", "rule", "accuracy", "myopic", "entrant", "others", "NashConv"));
        String before = "";
        for (EntryRow row : study.rows()) {
            rows.add(List.of(
                    row.entrant().equals(before) ? "" : row.entrant(),
                    String.valueOf(row.bounty()),
                    row.rule().id(),
                    Lines.number("%.3f", row.accuracy()),
                    row.myopicAccuracy() == null ? "" : Lines.number("%.3f", row.myopicAccuracy()),
                    Lines.number("%.5f", row.entrantProfit()),
                    Lines.number("%.5f", row.informedProfit()),
                    Lines.number("%.1e", row.nashConv())));
            before = row.entrant();
        }
        out.print(Lines.table(rows));
        out.println();
        if (study.findings().isEmpty()) {
            out.println("no bounty flips one rule and not the other");
        }
        study.findings().forEach(found -> out.println(found.sentence()));
    }

    private JsonObject json(Entry.Study study) {
        JsonArray rows = new JsonArray();
        study.rows().forEach(row -> rows.add(json(row)));
        JsonArray findings = new JsonArray();
        study.findings().forEach(found -> findings.add(json(found)));
        return new JsonObject()
                .put("iterations", iterations)
                .put("grid", grid)
                .put("largestDifferenceOfPayoffs", study.largestDifference())
                .put("rows", rows)
                .put("findings", findings);
    }

    private static JsonObject json(EntryRow row) {
        return new JsonObject()
                .put("informed", row.isInformed())
                .put("last", row.isLast())
                .put("bounty", row.bounty())
                .put("rule", row.rule().id())
                .put("accuracy", row.accuracy())
                .put("myopicAccuracy", row.myopicAccuracy())
                .put("entrantProfit", row.entrantProfit())
                .put("othersProfit", row.informedProfit())
                .put("nashConv", row.nashConv());
    }

    private static JsonObject json(EntryFinding found) {
        return new JsonObject()
                .put("informed", found.isInformed())
                .put("last", found.isLast())
                .put("bounty", found.bounty())
                .put("flipped", found.flipped().id())
                .put("held", found.held().id())
                .put("sentence", found.sentence());
    }
}
