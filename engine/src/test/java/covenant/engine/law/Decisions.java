package covenant.engine.law;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import java.util.SplittableRandom;

/** Draws decisions for markets: mostly such as fit them, and soon enough that they fall within a script. */
final class Decisions {
    private static final long SECOND = 1_000_000;
    private static final Rule[] BASES = {Rule.TWAP_MARGIN, Rule.SCOREBOARD, Rule.LAST_PRICE};

    private final SplittableRandom random;
    private final Amounts amounts;

    Decisions(SplittableRandom random, Amounts amounts) {
        this.random = random;
        this.amounts = amounts;
    }

    /** The market with a decision, and without what does not go with one. */
    MarketTerms on(MarketTerms market, long atMicros) {
        Rule rule = amounts.oneOf(Rule.values());
        boolean lot = rule == Rule.RANDOMISED;
        long windowMicros = random.nextLong(1, 6) * SECOND + amounts.oneOf(0L, 1L);
        DecisionTerms terms = new DecisionTerms(
                rule,
                lot ? amounts.oneOf(BASES) : rule,
                atMicros + SECOND + windowMicros + random.nextLong(12 * SECOND),
                windowMicros,
                random.nextInt(Math.max(2, market.conditions().size())),
                random.nextBoolean(),
                amounts.oneOf(0, 0, 1, 300, -300),
                amounts.oneOf(0L, 0L, 1L, amounts.upTo(1e9)),
                SECOND,
                amounts.oneOf(0L, amounts.upTo(1e7)),
                amounts.oneOf(0, 100),
                1,
                lot ? amounts.oneOf(1L, 200_000_000L, Limits.PPB) : 0,
                lot ? new KeyHash(random.nextLong(), 0, 0, random.nextLong()) : null,
                lot && !amounts.rarely(4),
                amounts.oneOf(
                        Guards.NONE,
                        Guards.NONE,
                        new Guards(1, 0, 0, 0, 0),
                        new Guards(2, SECOND, SECOND, 0, 0),
                        new Guards(0, 0, 0, 0, 1_000 * Limits.MICROS)));
        return new MarketTerms(
                        market.id(),
                        market.title(),
                        "",
                        "",
                        "",
                        market.conditions(),
                        market.metric(),
                        market.feeBps(),
                        amounts.rarely(8) || rule == Rule.ADVISORY && random.nextBoolean(),
                        0)
                .deciding(terms);
    }
}
