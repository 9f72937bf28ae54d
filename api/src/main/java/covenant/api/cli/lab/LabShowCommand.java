package covenant.api.cli.lab;

import covenant.api.lab.campaign.Attempts;
import covenant.api.lab.campaign.CampaignFile;
import covenant.api.lab.campaign.Claim;
import covenant.api.terminal.Lines;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import io.vertx.core.json.JsonArray;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant lab show}: one attempt of the library. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description =
                "Shows a documented attempt: what happens, what is known of it, its source, the defences tried, and its file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab show twap-spike",
            "  covenant lab show twap-spike --yaml > mine.yaml   a copy to change",
            "  covenant lab run mine.yaml"
        })
final class LabShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The attempt's name, as 'covenant lab attempts' lists it.")
    private String name;

    @Option(names = "--yaml", description = "Prints the file alone, to be copied and changed.")
    private boolean yaml;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (!Attempts.problem(name).isEmpty()) {
            throw new ParameterException(spec.commandLine(), Attempts.problem(name));
        }
        String text = Attempts.text(name);
        CampaignFile file = Attempts.read(name, List.of());
        if (yaml) {
            out.print(text);
        } else if (json) {
            JsonArray claims = new JsonArray();
            file.claims().forEach(claim -> claims.add(claim.line()));
            out.println(LabJson.head(file.terms())
                    .put("variants", LabJson.variants(file.terms()))
                    .put("claims", claims)
                    .put("yaml", text)
                    .encodePrettily());
        } else {
            tell(out, file, text);
        }
        out.flush();
    }

    private static void tell(PrintWriter out, CampaignFile file, String text) {
        CampaignTerms terms = file.terms();
        out.println(terms.title());
        paragraph(out, "What happens", terms.about());
        paragraph(out, "What is known", terms.known());
        paragraph(out, "Source", terms.source());
        out.println();
        out.println("Variants");
        for (Variant variant : terms.variants()) {
            out.println("  " + variant.name());
            variant.changes().forEach(change -> out.println(Lines.wrapped(change, "      ")));
        }
        out.println();
        out.println("Claims, tested at " + terms.runs() + " runs and seed " + terms.seed());
        for (Claim claim : file.claims()) {
            out.println("  " + claim.line());
            if (!claim.text().isEmpty()) {
                out.println(Lines.wrapped(claim.text(), "      "));
            }
        }
        out.println();
        out.println("The file");
        text.lines().forEach(line -> out.println(line.isEmpty() ? line : "  " + line));
    }

    private static void paragraph(PrintWriter out, String title, String text) {
        out.println();
        out.println(title);
        out.println(Lines.wrapped(text.isEmpty() ? "nothing" : text, "  "));
    }
}
