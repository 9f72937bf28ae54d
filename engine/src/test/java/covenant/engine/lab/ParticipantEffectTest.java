package covenant.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Order;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.scene.Mark;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.Seat;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every kind of participant does what its sentence says, on average over runs 1 to 200 of seed 1 where chance has a part in it. */
class ParticipantEffectTest {
    private static final int RUNS = 200;

    private static double mean(ToDoubleFunction<LabStage.Run> measure, LabStage stage) {
        return IntStream.rangeClosed(1, RUNS)
                .mapToDouble(run -> measure.applyAsDouble(stage.run(run)))
                .average()
                .orElseThrow();
    }

    /** How far the last prices were from the truth, in the mean over conditions. */
    private static double error(LabStage.Run run) {
        Scene scene = run.scene();
        double[] truth = scene.world(0).value();
        return IntStream.range(0, truth.length)
                .mapToDouble(c -> StrictMath.abs(run.last()[c] - truth[c]))
                .average()
                .orElseThrow();
    }

    private static double tell(String what, double value) {
        System.out.printf("seed 1, runs 1 to %d: %-70s %8.4f%n", RUNS, what, value);
        return value;
    }

    private static LabStage empty() {
        return LabStage.deciding(Rule.TWAP_MARGIN);
    }

    /** Moves both branches' prices at set moments. */
    private static Player moves(double hour, double toStay, double toChange) {
        return seat -> {
            int account = seat.open(LabStage.micros(1_000));
            seat.at(LabStage.START + (long) (hour * LabStage.HOUR), () -> {
                seat.push(account, 0, 0, 0, toStay);
                seat.push(account, 0, 1, 0, toChange);
            });
        };
    }

    @Test
    void thoseWhoKnowMovePricesTowardsTheTruthAndTheMoreTheyKnowTheNearer() {
        LabStage nobody = empty().with(ParticipantKind.NOISE, 1, 1, "trades", 0);
        LabStage vague = empty().with(ParticipantKind.INFORMED, 1, 500, "precision", 100);
        LabStage exact = empty().with(ParticipantKind.INFORMED, 1, 500, "precision", 10_000);
        double none = tell("error of prices, nobody trades", mean(ParticipantEffectTest::error, nobody));
        double some =
                tell("error of prices, a signal as vague as the prior", mean(ParticipantEffectTest::error, vague));
        double most = tell("error of prices, a signal ten times as exact", mean(ParticipantEffectTest::error, exact));
        // Prior and noise are both normal with 0.1: the posterior's spread is 0.1 / sqrt 2, and 0.1 / sqrt 101 with the
        // exact one.
        assertThat(some).isBetween(none * 0.65, none * 0.77);
        assertThat(most).isBetween(none * 0.08, none * 0.13);
        double earned = tell("their profit, credits", mean(run -> run.profitOf(Party.INFORMED), exact));
        assertThat(earned).isPositive();
    }

    @Test
    void whoLearnsAltogetherFromThePriceLeavesItAlone() {
        LabStage stage = empty().with(ParticipantKind.INFORMED, 3, 500, "learns", 1);
        assertThat(stage.run(1).scene().venue().market(0).trades()).isZero();
    }

    @Test
    void noiseHasTheSizeItIsToldOnAverageAndComesOverTheWholeTime() {
        LabStage stage = empty().with(ParticipantKind.NOISE, 1, 1_000_000, "trades", 100, "size", 4);
        stage.liquidity = 1_000_000;
        double size = tell("mean size of noise trades, told 4", mean(ParticipantEffectTest::meanSize, stage));
        assertThat(size).isBetween(3.9, 4.1);
        double hour = tell("mean hour of noise trades, of 20", mean(ParticipantEffectTest::meanHour, stage));
        assertThat(hour).isBetween(9.8, 10.2);
    }

    private static double meanSize(LabStage.Run run) {
        return run.sent().stream()
                .map(LabStage.Sent::command)
                .filter(covenant.engine.command.Trade.class::isInstance)
                .mapToDouble(command -> StrictMath.abs((double) ((covenant.engine.command.Trade) command)
                                .order()
                                .amount())
                        / Limits.MICROS)
                .average()
                .orElseThrow();
    }

    private static double meanHour(LabStage.Run run) {
        return run.sent().stream()
                .filter(each -> each.command() instanceof covenant.engine.command.Trade)
                .mapToDouble(each -> (each.atMicros() - LabStage.START) / (double) LabStage.HOUR)
                .average()
                .orElseThrow();
    }

    @Test
    void theArbitrageurTakesABranchThatMovedAloneBackAndLeavesAlikeMovesAlone() {
        LabStage stage = empty().with(ParticipantKind.ARBITRAGEUR, 1, 1_000);
        LabStage.Run alone = stage.run(1, moves(1, 0.5, 0.6));
        assertThat(alone.last()[1] - alone.last()[0]).as("the gap, usually 0").isBetween(-0.01, 0.01);
        assertThat(alone.last()[1] + alone.last()[0])
                .as("hedged: the mean stays")
                .isBetween(1.09, 1.11);
        LabStage.Run alike = stage.run(1, moves(1, 0.6, 0.6));
        assertThat(alike.last()[0]).isBetween(0.599, 0.601);
        assertThat(alike.last()[1]).isBetween(0.599, 0.601);
    }

    @Test
    void theArbitrageurTakesTheChanceOfAConditionBackWhereTheWorldBringsItAbout() {
        LabStage stage = LabStage.free().with(ParticipantKind.ARBITRAGEUR, 1, 1_000);
        double[] chance = new double[2];
        Player mover = seat -> {
            int account = seat.open(LabStage.micros(1_000));
            seat.at(LabStage.START + LabStage.HOUR, () -> {
                seat.push(account, 0, 0, Order.ANY, 0.7);
                chance[0] = seat.conditionPrice(0, 0);
            });
            seat.at(LabStage.START + 3 * LabStage.HOUR, () -> chance[1] = seat.conditionPrice(0, 0));
        };
        stage.run(1, mover);
        assertThat(chance[0]).isBetween(0.699, 0.701);
        assertThat(chance[1]).as("back at a half").isBetween(0.499, 0.501);
    }

    @Test
    void theDefenderTradesAPriceBackToItsBandAfterItsDelayAndEarnsByIt() {
        double[] at = new double[3];
        Player mover = seat -> {
            int account = seat.open(LabStage.micros(1_000));
            seat.at(LabStage.START + LabStage.HOUR, () -> seat.push(account, 0, 1, 0, 0.8));
            seat.at(LabStage.START + LabStage.HOUR + 9 * 60_000_000L, () -> at[0] = seat.expectation(0, 1));
            seat.at(LabStage.START + LabStage.HOUR + 11 * 60_000_000L, () -> at[1] = seat.expectation(0, 1));
        };
        empty().with(ParticipantKind.DEFENDER, 1, 1_000, "delay", 600, "band", 0.03)
                .run(1, mover);
        assertThat(at[0]).isBetween(0.799, 0.801);
        assertThat(at[1]).isBetween(0.529, 0.531);
        LabStage stage = empty().with(ParticipantKind.DEFENDER, 1, 1_000);
        stage.mean = new double[] {0.5, 0.4};
        double earned = tell(
                "profit of a defender against a push of the branch that is chosen",
                IntStream.rangeClosed(1, RUNS)
                        .mapToDouble(run -> stage.run(run, moves(1, 0.7, 0.4)).profitOf(Party.DEFENDER))
                        .average()
                        .orElseThrow());
        assertThat(earned).isPositive();
    }

    @Test
    void aDefenderWhoseMoneyIsGoneSaysSo() {
        LabStage.Run run = empty().with(ParticipantKind.DEFENDER, 1, 5).run(1, moves(1, 0.5, 0.9));
        assertThat(run.scene().marks()).extracting(Mark::what).containsExactly("budget exhausted");
        assertThat(run.last()[1]).isGreaterThan(0.8);
    }

    @Test
    void aDefendersRestingOrdersHoldAPriceAtOnce() {
        double[] after = new double[1];
        Player mover = seat -> {
            int account = seat.open(LabStage.micros(1_000));
            seat.at(LabStage.START + LabStage.HOUR, () -> {
                seat.trade(account, 0, Order.shares(1, 0, LabStage.micros(20)));
                after[0] = seat.expectation(0, 1);
            });
        };
        empty().with(ParticipantKind.DEFENDER, 1, 400, "resting", 1).run(1, mover);
        assertThat(after[0]).as("20 shares move it by 0.05 where nobody rests").isBetween(0.515, 0.5201);
    }

    @Test
    void aDefenderOfTwoBranchesHasFourOrdersRestingWhateverTheFee() {
        for (int feeBps : new int[] {0, 100, 1_000}) {
            LabStage stage = empty().with(ParticipantKind.DEFENDER, 1, 400, "resting", 1);
            stage.feeBps = feeBps;
            stage.mean = new double[] {0.5, 0.9};
            int[] resting = new int[1];
            stage.run(
                    1,
                    seat -> seat.at(
                            LabStage.START + LabStage.HOUR,
                            () -> resting[0] = seat.market(0).book().size()));
            assertThat(resting[0]).as("fee " + feeBps).isEqualTo(4);
        }
    }

    @Test
    void theHerdAmplifiesAMoveAndFollowsTheBook() {
        LabStage stage = empty().with(ParticipantKind.HERD, 2, 500);
        double followed = tell(
                "E[M|change] after a push to 0.6 and a herd",
                IntStream.rangeClosed(1, RUNS)
                        .mapToDouble(run -> stage.run(run, moves(1, 0.5, 0.6)).last()[1])
                        .average()
                        .orElseThrow());
        assertThat(followed).isGreaterThan(0.62);
        LabStage readers = empty().with(ParticipantKind.HERD, 2, 500, "follow", 0);
        Player buyer = seat -> {
            int account = seat.open(LabStage.micros(1_000));
            seat.at(
                    LabStage.START + LabStage.HOUR,
                    () -> seat.place(account, 0, 1, 0, LabStage.micros(200), 480_000_000));
        };
        double shown = tell(
                "the same after an order to buy 200 shares at 0.48",
                IntStream.rangeClosed(1, RUNS)
                        .mapToDouble(run -> readers.run(run, buyer).last()[1])
                        .average()
                        .orElseThrow());
        assertThat(shown).as("no further than from where the order is seen").isBetween(0.57, 0.605);
    }

    @Test
    void ofACertainTruthNoSignalSaysMore() {
        LabStage stage = empty().with(ParticipantKind.INFORMED, 1, 500);
        stage.spread = 0;
        Seat seat = stage.run(1).scene().seats().get(0);
        assertThat(seat.market(0).trades()).isZero();
    }
}
