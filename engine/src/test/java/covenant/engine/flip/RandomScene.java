package covenant.engine.flip;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.Metric;
import java.util.List;
import java.util.Random;

/** Decisions of all kinds, made from a seed: rule, lag, direction, metric, fee, liquidity, prices and the moment. */
final class RandomScene {
    private static final List<Rule> RULES =
            List.of(Rule.TWAP_MARGIN, Rule.TWAP_MARGIN, Rule.SCOREBOARD, Rule.LAST_PRICE);

    private RandomScene() {}

    /** The same seed makes the same scene. */
    static Scene of(long seed) {
        Random random = new Random(seed);
        Metric metric = random.nextBoolean() ? Metric.binary() : scalar(random);
        int conditions = 2 + random.nextInt(2);
        int feeBps = random.nextInt(3) == 0 ? random.nextInt(500) : 0;
        long liquidity = 1L << random.nextInt(14);
        Scene scene = new Scene(metric, conditions, feeBps, liquidity, decision(random, metric));
        for (int c = 0; c < conditions; c++) {
            scene.price(c, 50_000_000 + random.nextInt(900_000_000));
        }
        // Somewhere before the window, or within it, with another price change on the way.
        scene.pass((long) (random.nextDouble() * 1.2 * Scene.DAY));
        scene.price(random.nextInt(conditions), 50_000_000 + random.nextInt(900_000_000));
        scene.pass((long) (random.nextDouble() * 0.7 * Scene.DAY));
        return scene;
    }

    private static Metric scalar(Random random) {
        long low = (random.nextInt(21) - 10) * Limits.MICROS;
        return Metric.scalar(low, low + (1 + random.nextInt(1_000)) * Limits.MICROS, "");
    }

    private static DecisionTerms decision(Random random, Metric metric) {
        Rule base = RULES.get(random.nextInt(RULES.size()));
        boolean lot = random.nextInt(5) == 0;
        boolean lags = base == Rule.TWAP_MARGIN && random.nextBoolean();
        long range = metric.type() == Metric.Type.BINARY ? Limits.PPB : metric.highMicros() - metric.lowMicros();
        return new DecisionTerms(
                lot ? Rule.RANDOMISED : base,
                base,
                Scene.decidesAtMicros(),
                Scene.DAY,
                0,
                random.nextBoolean(),
                base == Rule.TWAP_MARGIN ? random.nextInt(1_000) - 200 : 0,
                lags ? 1 + random.nextInt((int) Math.min(range / 500, Integer.MAX_VALUE - 1)) : 0,
                (1L + random.nextInt(10)) * 60 * Limits.MICROS,
                base == Rule.SCOREBOARD ? random.nextInt((int) (range / 20)) : 0,
                base == Rule.SCOREBOARD ? random.nextInt(1_000) : 0,
                base == Rule.SCOREBOARD ? 1 + random.nextInt(50) : 0,
                lot ? Limits.PPB / 10 : 0,
                lot ? new KeyHash(random.nextLong(), 0, 0, 0) : null,
                lot,
                Guards.NONE);
    }
}
