package covenant.engine.lab.detection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The detectors on markets that were played: how often they accuse somebody where nobody attacks, and how often whoever does. */
class SceneDetectionTest {
    private static final int SEEDS = 100;
    /** The defaults were chosen with seeds 1 to 100. */
    private static final long FIRST_SEED = 101;

    private static final long START = 1_767_225_600_000_000L;
    private static final long HOUR = 3_600L * Limits.MICROS;
    private static final long DECIDES = START + 12 * HOUR;
    private static final long END = START + 13 * HOUR;
    private static final int TARGET = 1;

    /** A twelve-hour market with b = 100, whose decision measures the last eight. */
    private static ScenePlan plan() {
        MarketTerms terms = new MarketTerms(
                        "m", "A test", "", "", "", List.of("keep", "change"), Metric.binary(), 0, false, 0)
                .deciding(DecisionTerms.twapMargin(DECIDES, 8 * HOUR, 0, 0));
        Truth truth = new Truth(new double[] {0.6, 0.4}, new double[] {0.05, 0.05}, new double[] {0.5, 0.5});
        return new ScenePlan(List.of(new LabMarket(terms, 100 * Limits.MICROS, new long[0], truth)), START, END);
    }

    private static void seat(Scene scene, ParticipantKind kind, int count, Map<String, Double> told) {
        for (int i = 1; i <= count; i++) {
            ParticipantTerms terms = new ParticipantTerms(
                    kind, kind.id(), count, 1_000 * Limits.MICROS, Parameters.of(kind.parameters(), told));
            scene.seat(kind.id() + "-" + i, kind.party(), kind.make(terms));
        }
    }

    private static Tape play(long seed, AttackKind attack, Map<String, Double> told) {
        TapeRecorder recorder = new TapeRecorder();
        Scene scene = new Scene(plan(), seed, 0, recorder, recorder);
        seat(scene, ParticipantKind.NOISE, 10, Map.of("trades", 20.0));
        seat(scene, ParticipantKind.INFORMED, 5, Map.of());
        seat(scene, ParticipantKind.DEFENDER, 2, Map.of());
        seat(scene, ParticipantKind.ARBITRAGEUR, 1, Map.of());
        if (attack != null) {
            AttackTerms terms = new AttackTerms(
                    attack,
                    0,
                    TARGET,
                    1_000 * Limits.MICROS,
                    100 * Limits.MICROS,
                    Parameters.of(attack.parameters(), told));
            scene.seat("mal", Party.ATTACKER, attack.make(terms));
        }
        scene.play();
        scene.settle();
        return recorder.tapes().get(0);
    }

    private static Detection detection() {
        Map<DetectorKind, Parameters> all = new EnumMap<>(DetectorKind.class);
        for (DetectorKind kind : DetectorKind.values()) {
            all.put(kind, kind.defaults());
        }
        return new Detection(all);
    }

    /** By detector, in how many of the scenes it accuses the attacker, and in how many somebody else. */
    private record Rates(Map<DetectorKind, Integer> attacker, Map<DetectorKind, Integer> others, long trades) {
        String text() {
            return Arrays.stream(DetectorKind.values())
                    .map(kind -> kind.id() + " " + attacker.get(kind) + "/" + others.get(kind))
                    .collect(Collectors.joining(
                            ", ",
                            trades / SEEDS + " trades a scene; attacker/others accused in of " + SEEDS + " scenes: ",
                            ""));
        }
    }

    private static Rates rates(AttackKind attack, Map<String, Double> told) {
        Map<DetectorKind, Integer> attacker = new EnumMap<>(DetectorKind.class);
        Map<DetectorKind, Integer> others = new EnumMap<>(DetectorKind.class);
        long trades = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Tape tape = play(seed, attack, told);
            trades += tape.rows().size();
            List<Finding> findings = detection().in(tape);
            for (DetectorKind kind : DetectorKind.values()) {
                List<Boolean> guilty = findings.stream()
                        .filter(each -> each.kind().equals(kind.id()))
                        .map(each -> each.accounts().stream().anyMatch(account -> account.startsWith("mal")))
                        .toList();
                attacker.merge(kind, guilty.contains(true) ? 1 : 0, Integer::sum);
                others.merge(kind, guilty.contains(false) ? 1 : 0, Integer::sum);
            }
        }
        Rates rates = new Rates(attacker, others, trades);
        System.out.println((attack == null ? "nobody attacks" : attack.id()) + ": " + rates.text());
        return rates;
    }

    @Test
    void whereNobodyAttacksFewAreAccused() {
        Rates honest = rates(null, Map.of());

        assertThat(honest.trades() / SEEDS).isGreaterThan(200);
        // A big mistake that others correct looks like a displacement: only its intent differs.
        assertThat(honest.others().get(DetectorKind.REVERTING_DISPLACEMENT)).isLessThanOrEqualTo(25);
        assertThat(honest.others().get(DetectorKind.WINDOW_END_PUSH)).isLessThanOrEqualTo(5);
        assertThat(honest.others().get(DetectorKind.SANDWICH)).isZero();
        assertThat(honest.others().get(DetectorKind.WASH)).isLessThanOrEqualTo(5);
    }

    @Test
    void aPumpThatIsTradedBackIsFound() {
        Rates pumped = rates(AttackKind.EARLY_PUSH, Map.of("price", 0.8));

        assertThat(pumped.attacker().get(DetectorKind.REVERTING_DISPLACEMENT)).isGreaterThanOrEqualTo(95);
        assertThat(pumped.attacker().get(DetectorKind.WINDOW_END_PUSH)).isZero();
    }

    @Test
    void aPushInTheLastMinuteIsFound() {
        Rates pushed = rates(AttackKind.LAST_MINUTE_PUSH, Map.of("price", 0.8));

        assertThat(pushed.attacker().get(DetectorKind.WINDOW_END_PUSH)).isGreaterThanOrEqualTo(95);
    }

    @Test
    void sandwichesAreFoundAndNobodyElseIsAccused() {
        Rates sandwiched = rates(AttackKind.SANDWICH, Map.of());

        assertThat(sandwiched.attacker().get(DetectorKind.SANDWICH)).isGreaterThanOrEqualTo(95);
        assertThat(sandwiched.others().get(DetectorKind.SANDWICH)).isZero();
    }

    @Test
    void washTradingIsFound() {
        Rates washed = rates(AttackKind.WASH_TRADING, Map.of());

        assertThat(washed.attacker().get(DetectorKind.WASH)).isGreaterThanOrEqualTo(95);
    }
}
