package covenant.api.cli.lab;

import covenant.api.lab.campaign.ClaimVerdict;
import covenant.api.terminal.Lines;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.measure.Measure;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A campaign's result for a terminal: what stands out first, then what was measured, then how to get the same again. */
final class CampaignText {
    /** What answers the questions that a campaign is for; the rest is behind {@code --all}. */
    private static final Set<String> MAIN = Set.of(
            "price-displacement",
            "statistic-displacement",
            "half-life",
            "decision-flips",
            "rule-flips",
            "wrong-without",
            "wrong-with",
            "attacker-market-profit",
            "attacker-gain",
            "attacker-capital",
            "cost-per-point",
            "defenders-gain",
            "truth-error-without",
            "truth-error-with");

    private static final int WIDTH = 132;

    private final PrintWriter out;
    private final boolean all;

    /**
     * A text to print.
     *
     * @param all every measure, not only those that answer most
     */
    CampaignText(PrintWriter out, boolean all) {
        this.out = out;
        this.all = all;
    }

    /** Prints it. */
    void write(CampaignResult result, List<ClaimVerdict> claims, String command) {
        CampaignTerms terms = result.terms();
        out.println(Lines.wrapped(terms.title(), ""));
        out.println((terms.runs() == 1 ? "1 run" : terms.runs() + " runs")
                + " of each variant, with the attack and without; " + result.trades()
                + " trades; each interval by itself holds 95 % of the time");
        out.println();
        out.println("What stands out");
        claims.forEach(each -> bullet((each.holds() ? "Claim holds: " : "Claim does not hold: ") + each.text()));
        result.findings().forEach(this::bullet);
        if (result.findings().isEmpty() && claims.isEmpty()) {
            bullet("nothing by itself; the measures are below");
        }
        out.println();
        out.println("Variants");
        for (CampaignTerms.Variant variant : terms.variants()) {
            String changes = variant.changes().isEmpty() ? "as the file begins" : String.join("; ", variant.changes());
            bullet(variant.name() + ": " + changes);
        }
        measures(result.variants(), claims);
        out.println();
        out.println("The same again: " + command);
    }

    private void bullet(String text) {
        out.println("  - " + Lines.wrapped(text, "    ").strip());
    }

    private void measures(List<VariantResult> variants, List<ClaimVerdict> claims) {
        List<Integer> measured = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        Set<String> claimed =
                claims.stream().map(each -> each.claim().measure()).collect(Collectors.toSet());
        for (int m = 0; m < variants.get(0).measures().size(); m++) {
            int at = m;
            String id = variants.get(0).measures().get(m).id();
            if (variants.stream()
                    .anyMatch(each -> each.measures().get(at).value().runs() > 0)) {
                measured.add(m);
                if (MAIN.contains(id) || claimed.contains(id)) {
                    shown.add(m);
                }
            }
        }
        // Where nobody attacks little of what is asked first can be measured.
        boolean isWhole = all || shown.size() < MAIN.size() / 2;
        List<Integer> rows = isWhole ? measured : shown;
        int from = 0;
        while (from < variants.size()) {
            int to = from + 1;
            String table = table(variants.subList(from, to), rows);
            while (to < variants.size() && width(table(variants.subList(from, to + 1), rows)) <= WIDTH) {
                to++;
                table = table(variants.subList(from, to), rows);
            }
            out.println();
            out.print(table);
            from = to;
        }
        if (rows.size() < measured.size()) {
            out.println("and " + (measured.size() - rows.size())
                    + " more measures (--all; covenant lab kinds says what each is)");
        }
    }

    private static int width(String table) {
        return table.lines().mapToInt(String::length).max().orElse(0);
    }

    private static String table(List<VariantResult> variants, List<Integer> measures) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("measure"));
        variants.forEach(each -> head.add(each.name()));
        rows.add(head);
        for (int m : measures) {
            Measure measure = variants.get(0).measures().get(m);
            List<String> row = new ArrayList<>(List.of(measure.id() + ", " + measure.unit()));
            variants.forEach(
                    each -> row.add(ClaimVerdict.shown(each.measures().get(m).value())));
            rows.add(row);
        }
        return Lines.table(rows);
    }
}
