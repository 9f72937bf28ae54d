package covenant.api.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant lab}: campaigns and benchmarks. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = "Tries manipulation on this engine: campaigns, documented attempts, published benchmarks.",
        subcommands = {
            LabRunCommand.class,
            LabAttemptsCommand.class,
            LabShowCommand.class,
            LabKindsCommand.class,
            LabGalanisCommand.class,
            LabGaussianCommand.class,
            LabEntryCommand.class,
            LabCoinsCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab attempts                             what has been tried elsewhere, and can be tried here",
            "  covenant lab run twap-spike                       one of them under one rule after the other",
            "  covenant lab show twap-spike --yaml > mine.yaml   a copy to change",
            "  covenant lab run mine.yaml --runs 1000 --out report   with a report to read and to hand on",
            "  covenant lab kinds                                what a campaign's file can name"
        })
final class LabCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
