package covenant.api.cli.lab;

import covenant.api.lab.campaign.Attempts;
import covenant.api.lab.campaign.CampaignFile;
import covenant.api.terminal.Lines;
import covenant.engine.lab.campaign.CampaignTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covenant lab attempts}: the library. */
@Command(
        name = "attempts",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = "Lists the documented attempts that can be run: name, what it is, where it is documented.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab attempts         the list",
            "  covenant lab show twap-spike  one of them",
            "  covenant lab run twap-spike   what it does under one rule after the other"
        })
final class LabAttemptsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<CampaignFile> files = Attempts.names().stream()
                .map(name -> Attempts.read(name, List.of()))
                .toList();
        if (json) {
            JsonArray list = new JsonArray();
            files.forEach(file -> list.add(LabJson.head(file.terms())));
            out.println(new JsonObject().put("attempts", list).encodePrettily());
        } else {
            for (CampaignFile file : files) {
                CampaignTerms terms = file.terms();
                out.println(terms.name());
                out.println("    " + terms.title());
                out.println(Lines.wrapped(terms.source(), "    "));
            }
        }
        out.flush();
    }
}
