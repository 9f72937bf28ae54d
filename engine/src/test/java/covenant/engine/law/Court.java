package covenant.engine.law;

import covenant.engine.command.CommandKind;
import covenant.engine.command.IfUnchanged;
import covenant.engine.core.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Tries the engine on a script drawn from a seed; where a law is broken, finds a small script that breaks the same law. */
final class Court {
    private static final int MOST_STEPS = 40;

    private Court() {}

    /** Draws one script of 5 to 40 commands and holds it against all laws. Returns how many commands it had. */
    static int tryOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return tryOne(seed, random, laws(random.nextLong()), Generator::new, MOST_STEPS, Court::laws);
    }

    /** Draws one script about commitments, of 5 to 80 commands, and holds it against the laws about money, the machine and commitments. */
    static int tryPromises(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long cut = random.nextLong();
        // A snapshot at every step takes long: of some scripts only.
        List<Law> laws = promiseLaws(seed % 20 == 0 ? MachineLaws.EVERYWHERE : cut);
        return tryOne(seed, random, laws, PromiseGenerator::new, 2 * MOST_STEPS, Court::promiseLaws);
    }

    private static int tryOne(
            long seed,
            SplittableRandom random,
            List<Law> laws,
            BiFunction<SplittableRandom, Engine, Drawing> drawings,
            int mostSteps,
            LongFunction<List<Law>> sameLaws) {
        List<Step> script = new ArrayList<>();
        try {
            Trial trial = new Trial(laws);
            Drawing generator = drawings.apply(random, trial.engine());
            int length = random.nextInt(5, mostSteps + 1);
            for (int i = 0; i < length; i++) {
                Step step = generator.next();
                script.add(step);
                note(step, trial.apply(step).refusal());
            }
            trial.end();
            return length;
        } catch (LawBroken broken) {
            throw verdict(seed, script, broken, sameLaws);
        }
    }

    private static void note(Step step, Object refusal) {
        Coverage.note(refusal == null ? "accepted " + step.command().kind() : "refused " + refusal);
        if (refusal == null && step.command() instanceof IfUnchanged) {
            Coverage.note("accepted " + CommandKind.IF_UNCHANGED);
        }
    }

    private static AssertionError verdict(
            long seed, List<Step> script, LawBroken broken, LongFunction<List<Law>> laws) {
        Predicate<List<Step>> breaksTheSame = shorter -> {
            LawBroken there = brokenBy(shorter, laws);
            return there != null && there.law().equals(broken.law());
        };
        List<Step> small = new Shrinker(breaksTheSame).shrink(script);
        LawBroken still = brokenBy(small, laws);
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

    private static LawBroken brokenBy(List<Step> script, LongFunction<List<Law>> laws) {
        try {
            Trial trial = new Trial(laws.apply(MachineLaws.EVERYWHERE));
            script.forEach(trial::apply);
            trial.end();
            return null;
        } catch (LawBroken broken) {
            return broken;
        }
    }

    /** What every script about commitments is held against; the laws about prices know nothing of conditions that time settles. */
    private static List<Law> promiseLaws(long cut) {
        List<Law> laws = new ArrayList<>(CommitmentLaws.all());
        laws.addAll(MoneyLaws.all());
        laws.addAll(BatchLaws.all());
        laws.addAll(MachineLaws.all(cut));
        return laws;
    }

    /** What every script is held against; {@code cut} picks where the snapshot is taken. */
    static List<Law> laws(long cut) {
        List<Law> laws = new ArrayList<>(MoneyLaws.all());
        laws.addAll(PriceLaws.all());
        laws.addAll(DecisionLaws.all());
        laws.addAll(OrderLaws.all());
        laws.addAll(BatchLaws.all());
        laws.addAll(MachineLaws.all(cut));
        return laws;
    }
}
