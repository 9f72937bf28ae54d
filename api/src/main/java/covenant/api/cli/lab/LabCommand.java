package covenant.api.cli.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant lab}: campaigns and benchmarks. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
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
        })
final class LabCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
