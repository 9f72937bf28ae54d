package covenant.engine.lab;

import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandKind;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameters;
import covenant.engine.state.StateHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scenes for tests: a day, one market, whose decision falls after 20 hours with a window of the last 10. */
final class LabStage {
    static final long START = 1_767_225_600_000_000L;
    static final long HOUR = 3_600L * Limits.MICROS;

    Metric metric = Metric.binary();
    String[] conditions = {"stay", "change"};
    DecisionTerms.Rule rule;
    int thresholdBps;
    long maxChange;
    int feeBps;
    Guards guards = Guards.NONE;
    boolean lowerIsBetter;
    boolean conditionTrading;
    double[] mean = {0.5, 0.5};
    double spread = 0.1;
    double[] prior;
    long liquidity = 100;
    int markets = 1;
    long closesAfterHours;
    long windowHours = 10;
    long seed = 1;
    final List<ParticipantTerms> participants = new ArrayList<>();
    AttackTerms attack;

    /** A market that decides between staying (the status quo) and changing. */
    static LabStage deciding(DecisionTerms.Rule rule) {
        LabStage stage = new LabStage();
        stage.rule = rule;
        return stage;
    }

    /** A market whose condition the world brings about. */
    static LabStage free() {
        LabStage stage = new LabStage();
        stage.conditionTrading = true;
        return stage;
    }

    LabStage with(ParticipantKind kind, int count, double cash, Object... parameters) {
        String name = kind.id() + "-" + (char) ('a' + participants.size());
        participants.add(new ParticipantTerms(
                kind, name, count, micros(cash), Parameters.of(kind.parameters(), map(parameters))));
        return this;
    }

    LabStage attackedBy(AttackKind kind, int target, double budget, double bounty, Object... parameters) {
        attack = new AttackTerms(
                kind, 0, target, micros(budget), micros(bounty), Parameters.of(kind.parameters(), map(parameters)));
        return this;
    }

    static long micros(double credits) {
        return StrictMath.round(credits * Limits.MICROS);
    }

    static Map<String, Double> map(Object... parameters) {
        Map<String, Double> map = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put((String) parameters[i], ((Number) parameters[i + 1]).doubleValue());
        }
        return map;
    }

    private ScenePlan plan() {
        int n = conditions.length;
        double[] means = Arrays.copyOf(mean, n);
        double[] spreads = new double[n];
        double[] chances = new double[n];
        Arrays.fill(spreads, spread);
        Arrays.fill(chances, 1.0 / n);
        MarketTerms terms = new MarketTerms(
                "m",
                "A test",
                "",
                "",
                "",
                List.of(conditions),
                metric,
                feeBps,
                conditionTrading,
                closesAfterHours == 0 ? 0 : START + closesAfterHours * HOUR);
        if (rule != null) {
            terms = terms.deciding(decision());
        }
        List<LabMarket> all = new ArrayList<>();
        for (int m = 0; m < markets; m++) {
            Truth truth = new Truth(means, spreads, chances);
            all.add(new LabMarket(terms.named("m-" + m), liquidity * Limits.MICROS, priorPpb(means), truth));
        }
        return new ScenePlan(all, START, START + 24 * HOUR);
    }

    /** The market opens where everybody expects it to be, unless told otherwise. */
    private long[] priorPpb(double[] means) {
        double[] opens = prior == null ? means : prior;
        int outcomes = metric.outcomes().size();
        long[] ppb = new long[conditions.length * outcomes];
        long left = Limits.PPB;
        for (int x = ppb.length - 1; x > 0; x--) {
            double given = opens[x / outcomes];
            double share = x % outcomes == 0 ? given : (1 - given) / (outcomes - 1);
            ppb[x] = StrictMath.round(share / conditions.length * Limits.PPB);
            left -= ppb[x];
        }
        ppb[0] = left;
        return ppb;
    }

    private DecisionTerms decision() {
        boolean isLot = rule == DecisionTerms.Rule.RANDOMISED;
        boolean isScore = rule == DecisionTerms.Rule.SCOREBOARD;
        return new DecisionTerms(
                rule,
                isLot ? DecisionTerms.Rule.TWAP_MARGIN : rule,
                START + 20 * HOUR,
                windowHours * HOUR,
                0,
                lowerIsBetter,
                thresholdBps,
                maxChange,
                60_000_000L,
                0,
                0,
                isScore ? 1 : 0,
                isLot ? 100_000_000L : 0,
                isLot ? KeyHash.of(new byte[32]) : null,
                isLot,
                guards);
    }

    Run run(long run) {
        List<Sent> sent = new ArrayList<>();
        Scene scene =
                new Scene(plan(), seed, run, (sequence, at, command) -> sent.add(new Sent(at, command)), event -> {});
        for (ParticipantTerms each : participants) {
            for (int i = 1; i <= each.count(); i++) {
                scene.seat(
                        each.name() + "-" + i, each.kind().party(), each.kind().make(each));
            }
        }
        Seat attacker = null;
        if (attack != null) {
            attacker = scene.seat("attacker", Party.ATTACKER, attack.kind().make(attack));
        }
        return finish(scene, attacker, sent);
    }

    /** A run with a player of the test's own. */
    Run run(long run, Player player) {
        List<Sent> sent = new ArrayList<>();
        Scene scene =
                new Scene(plan(), seed, run, (sequence, at, command) -> sent.add(new Sent(at, command)), event -> {});
        for (ParticipantTerms each : participants) {
            for (int i = 1; i <= each.count(); i++) {
                scene.seat(
                        each.name() + "-" + i, each.kind().party(), each.kind().make(each));
            }
        }
        scene.seat("scripted", Party.NOISE, player);
        Seat attacker = attack == null
                ? null
                : scene.seat("attacker", Party.ATTACKER, attack.kind().make(attack));
        return finish(scene, attacker, sent);
    }

    private Run finish(Scene scene, Seat attacker, List<Sent> sent) {
        scene.play();
        double[] last = new double[conditions.length];
        for (int c = 0; c < last.length; c++) {
            last[c] = scene.seats().get(0).expectation(0, c);
        }
        scene.settle();
        scene.assertWelfare();
        return new Run(scene, attacker, sent, last);
    }

    /** A command with its time. */
    record Sent(long atMicros, Command command) {}

    /** What came out. */
    record Run(Scene scene, Seat attacker, List<Sent> sent, double[] last) {
        String hash() {
            return StateHash.hex(StateHash.of(scene.venue().engine().state()));
        }

        int chosen() {
            return scene.venue().market(0).decision().choice().condition();
        }

        /** In credits: in the market and outside. */
        double profit(Seat seat) {
            return (seat.profitMicros() + seat.outsideMicros()) / (double) Limits.MICROS;
        }

        double profitOf(Party party) {
            double sum = 0;
            for (Seat seat : scene.seats()) {
                sum += seat.party() == party ? profit(seat) : 0;
            }
            return sum;
        }

        /** How many commands of this kind an account of the seat sent. */
        long sentBy(Seat seat, CommandKind kind) {
            return sent.stream()
                    .filter(each -> each.command().kind() == kind
                            && seat.accounts().contains(each.command().by()))
                    .count();
        }
    }
}
