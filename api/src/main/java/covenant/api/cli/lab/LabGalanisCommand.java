package covenant.api.cli.lab;

import covenant.engine.lab.benchmark.BenchmarkResult;
import covenant.engine.lab.benchmark.BenchmarkTerms;
import covenant.engine.lab.benchmark.Galanis;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code covenant lab galanis}: the 8-state model of a bribed trader, exactly. */
@Command(
        name = "galanis",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Plays the 8-state model of a bribed trader on the engine.",
            "Three traders see one fair bit each; the security pays 1 if two are set. All eight states are played, with the"
                    + " bribe and without, so the figures are exact. They are in payoffs of one security."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab galanis --bounty 0.02 --seat 2                      the last one is bribed",
            "  covenant lab galanis --bounty 0.02 --seat 2 --rule twap-margin   what an average makes of it",
            "  covenant lab galanis --bounty 0.05 --seat 0 --mechanism batch --rounds 3 --json"
        })
final class LabGalanisCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions options;

    @Override
    public void run() {
        BenchmarkTerms terms = options.terms(spec.commandLine());
        BenchmarkResult result = ModelOptions.checked(spec.commandLine(), () -> Galanis.play(terms));
        ModelFigures figures = new ModelFigures("galanis", terms, result, false);
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.println(figures.json().encodePrettily());
        } else {
            out.print(figures.table());
        }
        out.flush();
    }
}
