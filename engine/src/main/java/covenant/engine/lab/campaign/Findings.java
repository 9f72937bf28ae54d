package covenant.engine.lab.campaign;

import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands out in a campaign, in plain sentences made from its measures. */
final class Findings {
    private Findings() {}

    static List<String> of(List<VariantResult> variants) {
        List<String> findings = new ArrayList<>();
        for (VariantResult variant : variants) {
            Interval flips = value(variant, "decision-flips");
            if (flips.isKnown()) {
                findings.add("Under " + variant.name() + " the attack flips " + percent(flips) + " of decisions.");
            }
        }
        return findings;
    }

    private static Interval value(VariantResult variant, String id) {
        return variant.measures().stream()
                .filter(each -> each.id().equals(id))
                .map(Measure::value)
                .findFirst()
                .orElse(Interval.NONE);
    }

    private static String percent(Interval share) {
        return String.format(
                Locale.ROOT, "%.0f %% [%.0f, %.0f]", 100 * share.estimate(), 100 * share.low(), 100 * share.high());
    }
}
