package covenant.engine.lab.campaign;

import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.scene.Mark;
import covenant.engine.replay.Course;
import java.util.List;

/**
 * What came out of a campaign.
 *
 * @param variants in the order of the terms
 * @param trades trades carried out in all runs together
 * @param findings what stands out, in plain sentences made from the measures
 */
public record CampaignResult(CampaignTerms terms, List<VariantResult> variants, long trades, List<String> findings) {
    /**
     * One variant.
     *
     * @param measures in a fixed order, the same for every variant
     * @param honest the attacked market's course in the first run without the attack
     * @param attacked the same run with it; null where there is none
     * @param marks what players pointed out in that run
     * @param runs one row for each run, for CSV
     */
    public record VariantResult(
            String name, List<Measure> measures, Course honest, Course attacked, List<Mark> marks, List<RunRow> runs) {
        public VariantResult {
            measures = List.copyOf(measures);
            marks = List.copyOf(marks);
            runs = List.copyOf(runs);
        }
    }

    /**
     * One run, with and without the attack.
     *
     * @param hash of the attacked run's last state, or of the honest one's where there is no attack
     * @param columns what was measured in it, in an order that the campaign documents
     */
    public record RunRow(long run, String hash, double[] columns) {}

    public CampaignResult {
        variants = List.copyOf(variants);
        findings = List.copyOf(findings);
    }
}
