package covenant.api.lab.campaign;

import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import java.util.List;
import java.util.Locale;

/**
 * What came of a claim.
 *
 * @param holds whether it held by more than chance: the intervals do not overlap
 * @param text the claim and the figures, in one line
 */
public record ClaimVerdict(Claim claim, boolean holds, String text) {
    /** Holds every claim against a result. Where nothing was measured none holds. */
    public static List<ClaimVerdict> of(List<Claim> claims, CampaignResult result) {
        return claims.stream().map(claim -> of(claim, result)).toList();
    }

    private static ClaimVerdict of(Claim claim, CampaignResult result) {
        Interval here = value(claim, claim.in(), result);
        Interval there = claim.other().isEmpty()
                ? new Interval(claim.number(), claim.number(), claim.number(), 1)
                : value(claim, claim.other(), result);
        boolean isMeasured = here.runs() > 0 && there.runs() > 0;
        boolean holds = isMeasured && (claim.above() ? here.low() > there.high() : here.high() < there.low());
        String against = claim.other().isEmpty() ? "" : " against " + shown(there);
        return new ClaimVerdict(claim, holds, claim.line() + ": " + shown(here) + against);
    }

    private static Interval value(Claim claim, String variant, CampaignResult result) {
        for (VariantResult each : result.variants()) {
            if (each.name().equals(variant)) {
                return each.measures().stream()
                        .filter(measure -> measure.id().equals(claim.measure()))
                        .map(Measure::value)
                        .findFirst()
                        .orElse(Interval.NONE);
            }
        }
        throw new IllegalStateException("no variant " + variant);
    }

    /** An estimate and its interval, such as {@code 0.85 (0.74 to 0.92)}; a dash where nothing was measured. */
    public static String shown(Interval interval) {
        if (interval.runs() == 0) {
            return "-";
        }
        return Double.isNaN(interval.low()) && Double.isNaN(interval.high())
                ? number(interval.estimate()) + " (one run)"
                : number(interval.estimate()) + " (" + number(interval.low()) + " to " + number(interval.high()) + ")";
    }

    private static String number(double value) {
        double size = StrictMath.abs(value);
        if (size >= 1e15 || Double.isNaN(value)) {
            return Double.toString(value);
        }
        int decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 3 : 5;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.replaceFirst("(\\.[0-9]*?)0+$", "$1")
                .replaceFirst("\\.$", "")
                .replaceFirst("^-0$", "0");
    }
}
