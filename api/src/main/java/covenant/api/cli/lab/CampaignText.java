package covenant.api.cli.lab;

import covenant.api.lab.campaign.ClaimVerdict;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.measure.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A campaign's result for a terminal: what stands out first, then what was measured, then how to get the same again. */
final class CampaignText {
    private CampaignText() {}

    /** Writes it. */
    static void write(PrintWriter out, CampaignResult result, List<ClaimVerdict> claims, String command) {
        CampaignTerms terms = result.terms();
        out.println(terms.title());
        out.println(terms.runs() + " runs of each variant, each with the attack and without; " + result.trades()
                + " trades; intervals hold 95 % of the time");
        out.println();
        out.println("What stands out");
        result.findings().forEach(each -> bullet(out, each));
        claims.forEach(each -> bullet(out, (each.holds() ? "Claim holds: " : "Claim does not hold: ") + each.text()));
        if (result.findings().isEmpty() && claims.isEmpty()) {
            bullet(out, "nothing by itself; the measures are below");
        }
        out.println();
        out.println("Variants");
        for (CampaignTerms.Variant variant : terms.variants()) {
            String changes = variant.changes().isEmpty() ? "as the file begins" : String.join("; ", variant.changes());
            bullet(out, variant.name() + ": " + changes);
        }
        out.println();
        out.print(measures(result.variants()));
        out.println();
        out.println("The same again: " + command);
    }

    private static void bullet(PrintWriter out, String text) {
        out.println("  - " + Lines.wrapped(text, "    ").strip());
    }

    private static String measures(List<VariantResult> variants) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("measure"));
        variants.forEach(each -> head.add(each.name()));
        rows.add(head);
        for (int m = 0; m < variants.get(0).measures().size(); m++) {
            List<String> row = new ArrayList<>();
            row.add(variants.get(0).measures().get(m).id() + ", "
                    + variants.get(0).measures().get(m).unit());
            boolean any = false;
            for (VariantResult each : variants) {
                Interval value = each.measures().get(m).value();
                any |= value.runs() > 0;
                row.add(ClaimVerdict.shown(value));
            }
            if (any) {
                rows.add(row);
            }
        }
        return Lines.table(rows);
    }
}
