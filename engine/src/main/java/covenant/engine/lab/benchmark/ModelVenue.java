package covenant.engine.lab.benchmark;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.LabVenue;
import java.util.List;

/**
 * An engine on which a model is played. One unit of the model's money and shares is so many credits that the engine's whole micros do not
 * matter: with b = 0.01 and a liquidity of 10^7 credits a micro is 10^-15 of a unit.
 */
final class ModelVenue {
    /** 2026-01-01T00:00:00Z: any time would do. */
    private static final long START_MICROS = 1_767_225_600_000_000L;

    /** From one quote to the next. */
    static final long STEP_MICROS = 3_600L * Limits.MICROS;

    private final LabVenue venue = new LabVenue(START_MICROS, CommandLog.NONE, event -> {});
    private final int sponsor;
    private final int[] traders;
    private final int clearing;
    private final long liquidityMicros;
    private final double unitMicros;
    private final double b;
    private final long liquidityCredits;
    private ModelVenue beside;
    private int opened;

    /**
     * A venue with so many traders, each of whom can pay for whatever he wants.
     *
     * @param b the model's liquidity
     * @param liquidityCredits what stands for it here
     */
    ModelVenue(int traders, double b, long liquidityCredits) {
        this.b = b;
        this.liquidityCredits = liquidityCredits;
        this.liquidityMicros = liquidityCredits * Limits.MICROS;
        this.unitMicros = liquidityMicros / b;
        venue.found("Benchmark");
        this.sponsor = venue.open("sponsor", Role.COORDINATOR, Limits.MAX_DEPOSIT_MICROS);
        this.clearing = venue.open("clearing", Role.PARTICIPANT, Limits.MAX_DEPOSIT_MICROS);
        this.traders = new int[traders];
        for (int t = 0; t < traders; t++) {
            this.traders[t] = venue.open("trader-" + (t + 1), Role.PARTICIPANT, Limits.MAX_DEPOSIT_MICROS);
        }
    }

    /** Opens a market with one condition, so that the security pays whatever anybody decides. */
    ModelMarket open() {
        return open(terms(List.of("always")));
    }

    /**
     * Opens a market with the conditions {@code adopt} and {@code reject} that decides by its own prices, so many quotes later. The security is
     * priced given adopt; reject stays where it opens, at 1/2. The status quo is adopt: an exact 1/2 adopts, as the models have it
     * ({@code price >= 1/2}). The window of an average is the time of all quotes, each of which stands equally long.
     */
    ModelMarket openDeciding(Rule rule, int quotes) {
        long lasts = quotes * STEP_MICROS;
        DecisionTerms decision = decision(rule, venue.nowMicros() + lasts, lasts);
        return open(terms(List.of("adopt", "reject")).deciding(decision));
    }

    private static DecisionTerms decision(Rule rule, long decidesAtMicros, long windowMicros) {
        return new DecisionTerms(
                rule,
                rule,
                decidesAtMicros,
                windowMicros,
                0,
                false,
                0,
                0,
                60 * Limits.MICROS,
                0,
                0,
                0,
                0,
                null,
                false,
                Guards.NONE);
    }

    private MarketTerms terms(List<String> conditions) {
        opened++;
        return new MarketTerms(
                "model-" + opened, "Does the security pay?", "", "", "", conditions, Metric.binary(), 0, false, 0);
    }

    private ModelMarket open(MarketTerms terms) {
        long before = venue.cashMicros(sponsor);
        int number = venue.must(new OpenMarket(CommandId.NONE, sponsor, terms, liquidityMicros, new long[0]))
                .number();
        return new ModelMarket(this, number, before);
    }

    /** Another venue of the same kind in which time passes with this one's, for markets whose profits must not mix with those here. */
    ModelVenue beside() {
        if (beside == null) {
            beside = new ModelVenue(traders.length, b, liquidityCredits);
        }
        return beside;
    }

    /** One step of time, in which the quotes made last stand. */
    void pass() {
        venue.advanceTo(venue.nowMicros() + STEP_MICROS);
        venue.tick();
        if (beside != null) {
            beside.pass();
        }
    }

    LabVenue venue() {
        return venue;
    }

    int sponsor() {
        return sponsor;
    }

    /** The account of a trader. */
    int trader(int seat) {
        return traders[seat];
    }

    int traders() {
        return traders.length;
    }

    /** The account that carries out the net trade of a batch. */
    int clearing() {
        return clearing;
    }

    /** Micros in one unit of the model. */
    double unitMicros() {
        return unitMicros;
    }
}
