package covenant.api.cli.lab;

import covenant.api.lab.campaign.CampaignFile;
import covenant.api.lab.campaign.CampaignFileWrong;
import covenant.api.lab.campaign.ClaimVerdict;
import covenant.api.terminal.ProgressLine;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant lab run}: carries a campaign out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a campaign: the same attempt under one defence after the other, each run with the attack and without.",
            "Prints what stands out, what the file claims and whether it held, and every measure with its 95 % interval."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It ran; whether claims held is in what is printed.",
            "2:Wrong usage: no such file, no such attempt.",
            "65:The file cannot be used; the message says where and why."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab run twap-spike                       a documented attempt",
            "  covenant lab run mine.yaml --runs 1000 --out out  a file of your own, with a report",
            "  covenant lab run twap-spike --set decision.thresholdBps=500 --set attack.before=5m",
            "  covenant lab run twap-spike --json | jq .variants"
        })
final class LabRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CampaignChoice choice;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "How many runs are played at a time; default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || threads > CampaignOptions.MAX_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads is from 1 to " + CampaignOptions.MAX_THREADS + ", not " + threads);
        }
        CampaignFile file = choice.read(spec.commandLine());
        CampaignResult result = run(file);
        List<ClaimVerdict> claims = ClaimVerdict.of(file.claims(), result);
        String command = "covenant lab run " + choice.words();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(LabJson.result(result, claims, command).encodePrettily());
        } else {
            CampaignText.write(out, result, claims, command);
        }
        out.flush();
        return 0;
    }

    private CampaignResult run(CampaignFile file) {
        ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(), "running " + file.terms().name(), "runs");
        try {
            return Campaign.run(file.terms(), CampaignOptions.threads(threads), progress::at);
        } catch (IllegalArgumentException e) {
            throw new CampaignFileWrong(file.terms().name() + ": " + e.getMessage());
        } finally {
            progress.end();
        }
    }
}
