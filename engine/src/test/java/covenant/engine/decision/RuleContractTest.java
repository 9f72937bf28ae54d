package covenant.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every rule promises, held against all of them in thousands of random standings. A new rule is in here by being a constant. */
class RuleContractTest {
    private static final int STANDINGS = 3_000;
    private static final long SEED = Long.getLong("covenant.seed", System.nanoTime());
    private static final Draw NO_LOT = new Draw(-1);

    /** Every rule there is, and the lot on top of each that it may stand on. */
    private static List<DecisionTerms> rules() {
        List<DecisionTerms> rules = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule != Rule.RANDOMISED) {
                rules.add(DecidingVenue.terms(rule, 600, 300));
            }
        }
        for (Rule base : List.of(Rule.TWAP_MARGIN, Rule.SCOREBOARD, Rule.LAST_PRICE)) {
            rules.add(TermsWith.of(DecidingVenue.terms(Rule.RANDOMISED, 600, 300), with -> with.baseRule = base));
        }
        return rules;
    }

    @TestFactory
    Stream<DynamicNode> everyRule() {
        System.out.println("RuleContractTest seed " + SEED);
        return rules().stream()
                .map(rule -> dynamicContainer(
                        rule.rule().id() + " " + rule.baseRule().id(),
                        Stream.of(
                                law(rule, "a tie keeps the status quo", RuleContractTest::tie),
                                law(rule, "missing data keep the status quo", RuleContractTest::missing),
                                law(rule, "a missing challenger is as if it were not there", RuleContractTest::without),
                                law(rule, "same input, same verdict", RuleContractTest::same),
                                law(rule, "it sees only what it is given", RuleContractTest::blind),
                                law(rule, "lower is better mirrors it", RuleContractTest::mirrored),
                                law(
                                        rule,
                                        "a guard that fails keeps the status quo and is named",
                                        RuleContractTest::guard))));
    }

    private static DynamicNode law(DecisionTerms rule, String name, BiConsumer<Standing, SplittableRandom> law) {
        return dynamicTest(name, () -> {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < STANDINGS; i++) {
                law.accept(random(rule, random), random);
            }
        });
    }

    private static Standing random(DecisionTerms rule, SplittableRandom random) {
        int conditions = random.nextInt(2, 9);
        boolean lower = random.nextBoolean();
        DecisionTerms terms = TermsWith.of(rule, with -> {
            with.statusQuo = random.nextInt(conditions);
            with.lowerIsBetter = lower;
            with.thresholdBps = random.nextInt(3) == 0 ? random.nextInt(-500, 500) : 0;
            with.victoryMargin = random.nextInt(1, 4);
        });
        long weight = random.nextLong(1, 1_000);
        List<Reading> readings = new ArrayList<>();
        for (int c = 0; c < conditions; c++) {
            BigInteger sum = BigInteger.valueOf(random.nextLong(-20, 20) * weight);
            long won = random.nextLong(0, 10);
            readings.add(new Reading("c" + c, sum, weight, random.nextLong(-5, 5), won, 10 - won, false));
        }
        return new Standing(readings, terms, NO_LOT);
    }

    private static Verdict verdict(Standing standing) {
        return DecisionRules.of(standing.terms(), List.of()).choose(standing);
    }

    private static Standing reading(Standing standing, UnaryOperator<List<Reading>> change) {
        return new Standing(change.apply(new ArrayList<>(standing.readings())), standing.terms(), standing.draw());
    }

    private static Standing having(Standing standing, java.util.function.Consumer<TermsWith> change) {
        return new Standing(standing.readings(), TermsWith.of(standing.terms(), change), standing.draw());
    }

    private static Reading missing(Reading reading) {
        return new Reading(reading.name(), reading.sum(), reading.weight(), reading.last(), 0, 10, true);
    }

    private static void tie(Standing standing, SplittableRandom random) {
        Standing level = having(standing, with -> with.thresholdBps = random.nextInt(500));
        level = reading(level, readings -> {
            Reading first = readings.get(0);
            readings.replaceAll(
                    each -> new Reading(each.name(), first.sum(), first.weight(), first.last(), 5, 5, false));
            return readings;
        });
        assertThat(verdict(level).condition())
                .as("%s", level)
                .isEqualTo(level.terms().statusQuo());
    }

    private static void missing(Standing standing, SplittableRandom random) {
        int statusQuo = standing.terms().statusQuo();
        Standing noChallenger = reading(standing, readings -> {
            readings.replaceAll(each -> each.name().equals("c" + statusQuo) ? each : missing(each));
            return readings;
        });
        Standing nothing = reading(standing, readings -> {
            readings.replaceAll(RuleContractTest::missing);
            return readings;
        });
        // Where the status quo is missing, every point of the grid was lost to it.
        for (Standing gap : List.of(noChallenger, nothing)) {
            assertThat(verdict(gap).condition()).as("%s", gap).isEqualTo(statusQuo);
        }
    }

    private static void without(Standing standing, SplittableRandom random) {
        int last = standing.size() - 1;
        if (last == standing.terms().statusQuo() || last < 2) {
            return;
        }
        Standing gap = reading(standing, readings -> {
            readings.set(last, missing(readings.get(last)));
            return readings;
        });
        Standing fewer = reading(standing, readings -> readings.subList(0, last));
        assertThat(verdict(gap).condition())
                .as("%s", gap)
                .isEqualTo(verdict(fewer).condition());
    }

    private static void same(Standing standing, SplittableRandom random) {
        Standing again = new Standing(new ArrayList<>(standing.readings()), standing.terms(), new Draw(-1));
        assertThat(verdict(again)).isEqualTo(verdict(standing)).isEqualTo(verdict(standing));
    }

    /** Nothing that is not in the readings matters: times, limits, guards, the chance of the lot once it is drawn, the secret. */
    private static void blind(Standing standing, SplittableRandom random) {
        Standing elsewhere = having(standing, with -> {
            with.decidesAtMicros = random.nextLong();
            with.windowMicros = random.nextLong();
            with.gridMicros = random.nextLong();
            with.maxChange = random.nextLong();
            with.guards = new DecisionTerms.Guards(9, 9, 9, 9, 9);
        });
        assertThat(verdict(elsewhere)).isEqualTo(verdict(standing));
        assertThat(standing.terms().seed()).as("the secret").isNull();
        for (Class<?> rule : List.of(TwapMargin.class, Scoreboard.class, LastPrice.class, Advisory.class)) {
            assertThat(Arrays.stream(rule.getDeclaredFields())
                            .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                            .filter(field -> !DecisionRule.class.isAssignableFrom(field.getType())))
                    .as("%s remembers nothing", rule)
                    .isEmpty();
        }
    }

    private static void mirrored(Standing standing, SplittableRandom random) {
        Standing mirror = having(standing, with -> with.lowerIsBetter = !with.lowerIsBetter);
        mirror = reading(mirror, readings -> {
            readings.replaceAll(each -> new Reading(
                    each.name(),
                    each.sum().negate(),
                    each.weight(),
                    -each.last(),
                    each.won(),
                    each.lost(),
                    each.isMissing()));
            return readings;
        });
        assertThat(verdict(mirror)).as("%s", standing).isEqualTo(verdict(standing));
        DecisionRule rule = DecisionRules.of(standing.terms(), List.of());
        for (int c = 0; c < standing.size(); c++) {
            assertThat(rule.lead(mirror, c)).isEqualTo(rule.lead(standing, c));
        }
    }

    private static void guard(Standing standing, SplittableRandom random) {
        List<Guard> guards = List.of(new Guard("min-traders", 3, 2), new Guard("min-volume", 5, 5));
        Verdict verdict = DecisionRules.of(standing.terms(), guards).choose(standing);
        assertThat(verdict.condition()).isEqualTo(standing.terms().statusQuo());
        assertThat(verdict.reason()).isEqualTo("guard not met: min-traders");
    }

    /** The laws above would hold of a rule that never changes anything; none is one. */
    @Test
    void everyRuleChoosesEveryConditionSometimes() {
        for (DecisionTerms rule : rules()) {
            SplittableRandom random = new SplittableRandom(1);
            boolean[] chosen = new boolean[8];
            for (int i = 0; i < STANDINGS; i++) {
                chosen[verdict(random(rule, random)).condition()] = true;
            }
            assertThat(chosen).as("%s", rule).containsOnly(true);
        }
    }

    /** The lot is drawn with the guard's choice beneath it, so that every condition keeps its chance whatever the guards say. */
    @Test
    void theLotMayReplaceWhatAGuardKeeps() {
        Standing standing = random(rules().get(rules().size() - 1), new SplittableRandom(1));
        Standing drawn = new Standing(standing.readings(), standing.terms(), new Draw(0));
        Verdict verdict = DecisionRules.of(standing.terms(), List.of(new Guard("min-traders", 1, 0)))
                .choose(drawn);
        assertThat(verdict).isEqualTo(new Verdict(0, "the lot fell on c0"));
    }

    @Test
    void theLeadAndWhatIsToBeatAreOfWhatTheRuleCompares() {
        List<Reading> readings = List.of(
                new Reading("sq", BigInteger.valueOf(1_000), 10, 90, 0, 0, false),
                new Reading("new", BigInteger.valueOf(1_035), 10, 120, 7, 3, false));
        for (DecisionTerms rule : rules()) {
            DecisionTerms terms = TermsWith.of(rule, with -> {
                with.thresholdBps = 300;
                with.absoluteMargin = 5;
                with.relativeMarginBps = 1_000;
            });
            DecisionRule of = DecisionRules.of(terms, List.of());
            Standing standing = new Standing(readings, terms, null);
            Rule base = rule.baseRule();
            long lead = base == Rule.SCOREBOARD ? 4 : base == Rule.LAST_PRICE ? 30 : 4;
            long toBeat = base == Rule.SCOREBOARD ? 99 : base == Rule.LAST_PRICE ? 90 : 103;
            assertThat(of.lead(standing, 1)).as("%s", rule).isEqualTo(lead);
            assertThat(of.toBeat(standing)).as("%s", rule).isEqualTo(toBeat);
        }
    }
}
