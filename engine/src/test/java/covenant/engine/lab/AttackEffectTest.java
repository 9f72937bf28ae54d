package covenant.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import covenant.engine.command.CommandKind;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.scene.Party;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every attack does what its sentence says where nothing stands in its way, and does not under some defence. In all scenes {@code change} is
 * the worse choice (0.45 against 0.50), nothing but the attack makes it win, and the target is {@code change}. Seed 1, runs 1 to 20.
 */
class AttackEffectTest {
    private static final int RUNS = 20;
    private static final int TARGET = 1;

    /**
     * One line of the table.
     *
     * @param defended the same with one thing changed
     */
    private record Line(String scene, Supplier<LabStage> exposed, String defence, Supplier<LabStage> defended) {}

    private static LabStage stage(Rule rule) {
        LabStage stage = LabStage.deciding(rule);
        stage.mean = new double[] {0.5, 0.45};
        stage.spread = 0.02;
        return stage.with(ParticipantKind.NOISE, 2, 100, "trades", 5, "size", 1);
    }

    private static LabStage defender(LabStage stage) {
        return stage.with(ParticipantKind.DEFENDER, 1, 1_000, "band", 0.01);
    }

    private static LabStage late(LabStage stage) {
        return stage.with(ParticipantKind.INFORMED, 2, 1_000, "from", 0.9, "precision", 10_000);
    }

    private static LabStage guarded(LabStage stage, Guards guards) {
        stage.guards = guards;
        return stage;
    }

    private static LabStage traders(LabStage stage, int least) {
        return guarded(stage, new Guards(least, LabStage.micros(60), 0, 0, 0));
    }

    private static LabStage limited(LabStage stage) {
        return guarded(stage, new Guards(0, 0, 0, 0, LabStage.micros(6)));
    }

    private static LabStage sellers(LabStage stage, double cash) {
        return stage.with(ParticipantKind.INFORMED, 3, cash, "precision", 10_000, "visits", 20);
    }

    private static LabStage herd(LabStage stage) {
        return stage.with(ParticipantKind.HERD, 2, 200, "follow", 0, "book", 0.02, "least", 0.001);
    }

    private static Line line(AttackKind kind) {
        return switch (kind) {
            case PUMP_AND_HOLD ->
                new Line(
                        "average, a few noise traders",
                        () -> stage(Rule.TWAP_MARGIN).attackedBy(kind, TARGET, 200, 50),
                        "a defender with 1000",
                        () -> defender(stage(Rule.TWAP_MARGIN)).attackedBy(kind, TARGET, 200, 50));
            case LAST_MINUTE_PUSH ->
                new Line(
                        "last price",
                        () -> stage(Rule.LAST_PRICE).attackedBy(kind, TARGET, 200, 50),
                        "average over 10 hours",
                        () -> stage(Rule.TWAP_MARGIN).attackedBy(kind, TARGET, 200, 50));
            case EARLY_PUSH ->
                new Line(
                        "average, who knows comes late",
                        () -> late(stage(Rule.TWAP_MARGIN)).attackedBy(kind, TARGET, 200, 50, "slack", 0.1),
                        "last price",
                        () -> late(stage(Rule.LAST_PRICE)).attackedBy(kind, TARGET, 200, 50, "slack", 0.1));
            case BRANCH_SQUEEZE ->
                new Line(
                        "average, a few noise traders",
                        () -> stage(Rule.TWAP_MARGIN).attackedBy(kind, TARGET, 200, 50),
                        "a defender with 1000",
                        () -> defender(stage(Rule.TWAP_MARGIN)).attackedBy(kind, TARGET, 200, 50));
            case WASH_TRADING ->
                new Line(
                        "last price, 7 traders and a volume of 60 asked for",
                        () -> traders(stage(Rule.LAST_PRICE), 7).attackedBy(kind, TARGET, 400, 50, "accounts", 6),
                        "20 traders asked for",
                        () -> traders(stage(Rule.LAST_PRICE), 20).attackedBy(kind, TARGET, 400, 50, "accounts", 6));
            case SPLIT_ACCOUNTS ->
                new Line(
                        "last price, a payoff is at most 6",
                        () -> limited(stage(Rule.LAST_PRICE)).attackedBy(kind, TARGET, 200, 50),
                        "average over 10 hours",
                        () -> limited(stage(Rule.TWAP_MARGIN)).attackedBy(kind, TARGET, 200, 50));
            case BRIBED_TRADER ->
                new Line(
                        "last price, last seat",
                        () -> stage(Rule.LAST_PRICE).attackedBy(kind, TARGET, 200, 50),
                        "average over 10 hours",
                        () -> stage(Rule.TWAP_MARGIN).attackedBy(kind, TARGET, 200, 50));
            case SPOOFED_ORDERS ->
                new Line(
                        "average, two who follow the book",
                        () -> herd(stage(Rule.TWAP_MARGIN)).attackedBy(kind, TARGET, 200, 50),
                        "a defender with 1000",
                        () -> defender(herd(stage(Rule.TWAP_MARGIN))).attackedBy(kind, TARGET, 200, 50));
            case SANDWICH ->
                new Line(
                        "noise that takes any price",
                        () -> noise(0).attackedBy(kind, TARGET, 200, 0),
                        "noise that takes 0.5 % more at most",
                        () -> noise(0.005).attackedBy(kind, TARGET, 200, 0));
            case PROPOSER_LONG_METRIC ->
                new Line(
                        "average, three sellers with 3 each",
                        () -> sellers(stage(Rule.TWAP_MARGIN), 3).attackedBy(kind, TARGET, 400, 0, "ask", 5),
                        "three sellers with 1000 each",
                        () -> sellers(stage(Rule.TWAP_MARGIN), 1_000).attackedBy(kind, TARGET, 400, 0, "ask", 5));
        };
    }

    private static LabStage noise(double tolerance) {
        LabStage stage = LabStage.deciding(Rule.TWAP_MARGIN);
        return stage.with(ParticipantKind.NOISE, 3, 500, "trades", 10, "size", 10, "tolerance", tolerance);
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void anAttackDoesWhatItSaysAndADefenceKeepsItFromIt(AttackKind kind) {
        Line line = line(kind);
        double exposed = effect(kind, line.exposed());
        double defended = effect(kind, line.defended());
        String told = String.format(
                "%-21s %-50s %6.2f   %-36s %6.2f%n", kind.id(), line.scene(), exposed, line.defence(), defended);
        System.out.print(told);
        boolean isMoney = kind == AttackKind.SANDWICH;
        assertThat(exposed).as(told).isGreaterThanOrEqualTo(isMoney ? 1 : 0.8);
        assertThat(defended).as(told).isLessThanOrEqualTo(isMoney ? exposed / 5 : 0.2);
        assertThat(line.exposed().get().run(1).scene().marks())
                .as("marks of " + kind.id())
                .anyMatch(mark -> mark.party() == Party.ATTACKER);
    }

    @Test
    void theLastBribedTraderTurnsALastPriceAndTheFirstOneAnAverage() {
        double[][] turned = new double[2][2];
        for (int last = 0; last <= 1; last++) {
            for (int average = 0; average <= 1; average++) {
                int seat = last;
                Rule rule = average == 1 ? Rule.TWAP_MARGIN : Rule.LAST_PRICE;
                turned[last][average] = effect(AttackKind.BRIBED_TRADER, () -> bribed(rule, seat));
            }
        }
        System.out.printf("share of decisions turned, seed 1, runs 1 to %d: last price, average%n", RUNS);
        System.out.printf("  bribed trader comes first %.2f %.2f%n", turned[0][0], turned[0][1]);
        System.out.printf("  bribed trader comes last  %.2f %.2f%n", turned[1][0], turned[1][1]);
        assertThat(turned[1][0]).isGreaterThan(0.9);
        assertThat(turned[1][1]).isZero();
        assertThat(turned[0][0]).isZero();
        assertThat(turned[0][1]).isGreaterThan(0.9);
    }

    @Test
    void whereACoordinatorFollowsTheAverageItIsTheAverageThatIsPumped() {
        assertThat(effect(
                        AttackKind.PUMP_AND_HOLD,
                        () -> stage(Rule.ADVISORY).attackedBy(AttackKind.PUMP_AND_HOLD, TARGET, 200, 50)))
                .isEqualTo(1);
    }

    /** The window is the whole time, and the two who know come in its second half. */
    private static LabStage bribed(Rule rule, int seat) {
        LabStage stage = LabStage.deciding(rule);
        stage.windowHours = 20;
        stage.mean = new double[] {0.5, 0.45};
        stage.spread = 0.02;
        return stage.with(ParticipantKind.INFORMED, 2, 1_000, "precision", 1_000, "from", 0.5)
                .attackedBy(AttackKind.BRIBED_TRADER, TARGET, 200, 50, "seat", seat, "slack", 0.1, "precision", 0);
    }

    @Test
    void withoutWashTradingTheGuardKeepsTheSamePushFromTurningAnything() {
        Supplier<LabStage> pushed = () -> traders(stage(Rule.LAST_PRICE), 7)
                .attackedBy(AttackKind.LAST_MINUTE_PUSH, TARGET, 400, 50, "price", 0.6);
        Supplier<LabStage> washed = () -> traders(stage(Rule.LAST_PRICE), 7)
                .attackedBy(AttackKind.WASH_TRADING, TARGET, 400, 50, "price", 0.6, "accounts", 6);
        assertThat(effect(AttackKind.LAST_MINUTE_PUSH, pushed)).isZero();
        assertThat(effect(AttackKind.WASH_TRADING, washed)).isEqualTo(1);
    }

    @Test
    void withOneAccountThePositionLimitBinds() {
        Supplier<LabStage> alone = () ->
                limited(stage(Rule.LAST_PRICE)).attackedBy(AttackKind.SPLIT_ACCOUNTS, TARGET, 200, 50, "accounts", 1);
        assertThat(effect(AttackKind.SPLIT_ACCOUNTS, alone)).isZero();
    }

    @Test
    void washTradingCostsNothingButRoundingAndFees() {
        // Held at a price that is there already, so that nothing is pushed: 20 rounds of 10 shares at about 0.5, twice
        // each.
        Supplier<LabStage> washed = () -> LabStage.deciding(Rule.ADVISORY)
                .attackedBy(AttackKind.WASH_TRADING, 0, 400, 0, "price", 0.01, "rounds", 20);
        LabStage.Run free = washed.get().run(1);
        assertThat(free.scene().venue().market(0).volumeMicros()).isGreaterThan(LabStage.micros(190));
        assertThat(free.attacker().profitMicros()).isBetween(-200L, 0L);
        LabStage paying = washed.get();
        paying.feeBps = 100;
        LabStage.Run charged = paying.run(1);
        assertThat(charged.profit(charged.attacker())).isBetween(-2.2, -1.9);
    }

    @Test
    void spoofedOrdersAreNeverFilled() {
        for (int run = 1; run <= RUNS; run++) {
            LabStage.Run played =
                    line(AttackKind.SPOOFED_ORDERS).exposed().get().run(run);
            int account = played.attacker().accounts().get(0);
            assertThat(played.sentBy(played.attacker(), CommandKind.PLACE_ORDER))
                    .isPositive();
            assertThat(played.scene().venue().market(0).position(account))
                    .as("seed 1, run " + run)
                    .isNull();
        }
    }

    @Test
    void asASandwichGainsItsVictimsLose() {
        for (int run = 1; run <= RUNS; run++) {
            LabStage without = line(AttackKind.SANDWICH).exposed().get();
            without.attack = null;
            LabStage.Run with = line(AttackKind.SANDWICH).exposed().get().run(run);
            double lost = without.run(run).profitOf(Party.NOISE) - with.profitOf(Party.NOISE);
            // It ends flat after each: what it gained came from them, to the rounding of whole micros.
            assertThat(lost).as("seed 1, run " + run).isCloseTo(with.profit(with.attacker()), within(0.001));
        }
    }

    /** Share of runs in which the decision is turned; for the sandwich what it gains in credits, in the mean. */
    private static double effect(AttackKind kind, Supplier<LabStage> attacked) {
        return IntStream.rangeClosed(1, RUNS)
                .mapToDouble(run -> {
                    LabStage without = attacked.get();
                    without.attack = null;
                    LabStage.Run with = attacked.get().run(run);
                    return kind == AttackKind.SANDWICH
                            ? with.profit(with.attacker())
                            : (with.chosen() == TARGET ? 1 : 0)
                                    - (without.run(run).chosen() == TARGET ? 1 : 0);
                })
                .average()
                .orElseThrow();
    }
}
