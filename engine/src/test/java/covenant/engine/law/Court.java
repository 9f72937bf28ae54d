package covenant.engine.law;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Tries the engine on a script drawn from a seed; where a law is broken, finds a small script that breaks the same law. */
final class Court {
    private Court() {}

    /** Draws one script of 5 to 40 commands and holds it against all laws. Returns how many commands it had. */
    static int tryOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long cut = random.nextLong();
        List<Step> script = new ArrayList<>();
        try {
            Trial trial = new Trial(laws(cut));
            Generator generator = new Generator(random, trial.engine());
            int length = random.nextInt(5, 41);
            for (int i = 0; i < length; i++) {
                Step step = generator.next();
                script.add(step);
                note(step, trial.apply(step).refusal());
            }
            trial.end();
            return length;
        } catch (LawBroken broken) {
            throw verdict(seed, script, broken);
        }
    }

    private static void note(Step step, Object refusal) {
        Coverage.note(refusal == null ? "accepted " + step.command().kind() : "refused " + refusal);
    }

    private static AssertionError verdict(long seed, List<Step> script, LawBroken broken) {
        Predicate<List<Step>> breaksTheSame = shorter -> {
            LawBroken there = brokenBy(shorter);
            return there != null && there.law().equals(broken.law());
        };
        List<Step> small = new Shrinker(breaksTheSame).shrink(script);
        LawBroken still = brokenBy(small);
        return new AssertionError(
                String.format(
                        "seed %d breaks a law in %d commands, and these %d do too:%n%s%n%s",
                        seed,
                        script.size(),
                        small.size(),
                        Story.of(small),
                        (still == null ? broken : still).getMessage()),
                broken);
    }

    private static LawBroken brokenBy(List<Step> script) {
        try {
            Trial trial = new Trial(laws(MachineLaws.EVERYWHERE));
            script.forEach(trial::apply);
            trial.end();
            return null;
        } catch (LawBroken broken) {
            return broken;
        }
    }

    /** What every script is held against; {@code cut} picks where the snapshot is taken. */
    static List<Law> laws(long cut) {
        List<Law> laws = new ArrayList<>(MoneyLaws.all());
        laws.addAll(PriceLaws.all());
        laws.addAll(OrderLaws.all());
        laws.addAll(MachineLaws.all(cut));
        return laws;
    }
}
