package covenant.api.cli.lab;

import covenant.api.terminal.ProgressLine;
import covenant.engine.lab.benchmark.BenchmarkResult;
import covenant.engine.lab.benchmark.BenchmarkTerms;
import covenant.engine.lab.benchmark.Gaussian;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covenant lab gaussian}: the Gaussian model of a bribed trader, by drawing. */
@Command(
        name = "gaussian",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Plays the Gaussian model of a bribed trader on the engine.",
            "Traders see a normal value through normal noise; the security pays 1 if the value is above 0. Each run is played"
                    + " with the bribe and without; the same seed gives the same figures."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab gaussian --traders 3 --bounty 0.15 --seat 2 --runs 3000 --seed 1",
            "  covenant lab gaussian --traders 10 --bounty 0.5 --seat 9 --runs 1000 --seed 1 --rule twap-margin --json"
        })
final class LabGaussianCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "1000",
            description = "How many draws; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "K",
            defaultValue = "1",
            description = "The seed of all chance; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public void run() {
        BenchmarkTerms terms = options.terms(spec.commandLine());
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "playing", "runs");
        BenchmarkResult result = ModelOptions.checked(
                spec.commandLine(), () -> Gaussian.play(terms, runs, seed, done -> progress.at(done, runs)));
        progress.end();
        ModelFigures figures = new ModelFigures("gaussian", terms, result, true);
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.println(figures.json().put("runs", runs).put("seed", seed).encodePrettily());
        } else {
            out.print(figures.table());
            out.println(runs + " runs, seed " + seed + "; after +- one standard error");
        }
        out.flush();
    }
}
