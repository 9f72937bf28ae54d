package covenant.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.CommandKind;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of participant and every attack promises, in every kind of market: the registries are the list of what is tried. */
class LabContractTest {
    private static final int RUN = 7;

    /** Markets of all sorts, all with seed 1. */
    private static Map<String, Supplier<LabStage>> markets() {
        Map<String, Supplier<LabStage>> markets = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            markets.put(rule.id(), () -> LabStage.deciding(rule));
        }
        markets.put("no decision, condition trading", LabStage::free);
        markets.put(
                "three conditions",
                () -> of(Rule.TWAP_MARGIN, stage -> {
                    stage.conditions = new String[] {"stay", "change", "wait"};
                    stage.mean = new double[] {0.5, 0.45, 0.55};
                }));
        markets.put("one condition", () -> {
            LabStage stage = LabStage.free();
            stage.conditions = new String[] {"only"};
            stage.conditionTrading = false;
            return stage;
        });
        markets.put(
                "scalar, lower is better",
                () -> of(Rule.TWAP_MARGIN, stage -> {
                    stage.metric = Metric.scalar(-4_000_000, 10_000_000, "points");
                    stage.lowerIsBetter = true;
                    stage.thresholdBps = 300;
                }));
        markets.put(
                "scalar, last price",
                () -> of(Rule.LAST_PRICE, stage -> stage.metric = Metric.scalar(0, 4_000_000, "points")));
        markets.put("categorical", () -> {
            LabStage stage = LabStage.free();
            stage.metric = Metric.categorical(List.of("red", "green", "blue"));
            return stage;
        });
        markets.put("fee of 1 %", () -> of(Rule.LAST_PRICE, stage -> stage.feeBps = 100));
        markets.put(
                "position limit of 20",
                () -> of(Rule.LAST_PRICE, stage -> stage.guards = new Guards(0, 0, 0, 0, LabStage.micros(20))));
        markets.put(
                "guards",
                () -> of(Rule.TWAP_MARGIN, stage -> stage.guards = new Guards(6, LabStage.micros(100), 1, 1, 0)));
        markets.put("lagging", () -> of(Rule.TWAP_MARGIN, stage -> stage.maxChange = 100_000));
        markets.put("two markets that close before the end", () -> {
            LabStage stage = LabStage.free();
            stage.markets = 2;
            stage.closesAfterHours = 15;
            return stage;
        });
        return markets;
    }

    private static LabStage of(Rule rule, java.util.function.Consumer<LabStage> change) {
        LabStage stage = LabStage.deciding(rule);
        change.accept(stage);
        return stage;
    }

    private static LabStage crowd(LabStage stage) {
        return stage.with(ParticipantKind.NOISE, 2, 200, "trades", 8)
                .with(ParticipantKind.INFORMED, 2, 200, "visits", 2)
                .with(ParticipantKind.DEFENDER, 1, 200)
                .with(ParticipantKind.ARBITRAGEUR, 1, 200)
                .with(ParticipantKind.HERD, 1, 200);
    }

    private static int conditions(LabStage stage) {
        return stage.conditions.length;
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void anAttackIsRepeatableAndStaysWithinItsBudget(AttackKind kind) {
        for (Map.Entry<String, Supplier<LabStage>> market : markets().entrySet()) {
            for (int target = 0; target < conditions(market.getValue().get()); target++) {
                LabStage stage = crowd(market.getValue().get()).attackedBy(kind, target, 300, 500);
                LabStage.Run first = stage.run(RUN);
                String scene = kind.id() + ", " + market.getKey() + ", target " + target + ", seed 1, run " + RUN;
                assertThat(stage.run(RUN).hash()).as(scene).isEqualTo(first.hash());
                assertThat(first.attacker().depositMicros()).as(scene).isLessThanOrEqualTo(LabStage.micros(300));
                assertThat(first.attacker().profitMicros()).as(scene).isGreaterThanOrEqualTo(-LabStage.micros(300));
                assertThat(first.scene().seats().stream().filter(seat -> seat.profitMicros() < -seat.depositMicros()))
                        .as(scene)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void withoutMeansOrWithoutStrengthAnAttackDoesNothing(AttackKind kind) {
        for (Map.Entry<String, Supplier<LabStage>> market : markets().entrySet()) {
            LabStage.Run without = crowd(market.getValue().get()).run(RUN);
            LabStage.Run poor = crowd(market.getValue().get())
                    .attackedBy(kind, 0, 0.000_001, 500)
                    .run(RUN);
            LabStage.Run idle = crowd(market.getValue().get())
                    .attackedBy(kind, 0, 300, 500, "strength", 0)
                    .run(RUN);
            String scene = kind.id() + ", " + market.getKey() + ", seed 1, run " + RUN;
            for (LabStage.Run run : List.of(poor, idle)) {
                assertThat(run.last()).as(scene).isEqualTo(without.last());
                assertThat(run.attacker().profitMicros()).as(scene).isZero();
                assertThat(holdsNothing(run)).as(scene).isTrue();
            }
            assertThat(idle.sentBy(idle.attacker(), CommandKind.TRADE))
                    .as(scene)
                    .isZero();
            assertThat(idle.sentBy(idle.attacker(), CommandKind.PLACE_ORDER))
                    .as(scene)
                    .isZero();
            assertThat(idle.scene().marks()).as(scene).isEqualTo(without.scene().marks());
        }
    }

    private static boolean holdsNothing(LabStage.Run run) {
        return run.attacker().accounts().stream()
                .allMatch(account -> run.scene().venue().market(0).position(account) == null);
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void anAttackActsThroughItsOwnAccountsOnlyAndLeavesNoOrder(AttackKind kind) {
        for (Map.Entry<String, Supplier<LabStage>> market : markets().entrySet()) {
            // Others are there, and do nothing.
            LabStage stage = market.getValue().get().with(ParticipantKind.INFORMED, 3, 100, "visits", 0);
            LabStage.Run run = stage.attackedBy(kind, 0, 300, 500).run(RUN);
            String scene = kind.id() + ", " + market.getKey() + ", seed 1, run " + RUN;
            for (Seat seat : run.scene().seats()) {
                for (CommandKind each : CommandKind.values()) {
                    assertThat(seat == run.attacker() ? 0 : run.sentBy(seat, each))
                            .as(scene)
                            .isZero();
                }
            }
            long placed = run.sentBy(run.attacker(), CommandKind.PLACE_ORDER);
            assertThat(run.sentBy(run.attacker(), CommandKind.CANCEL_ORDER))
                    .as(scene)
                    .isEqualTo(placed);
        }
    }

    @ParameterizedTest
    @EnumSource(ParticipantKind.class)
    void aParticipantIsRepeatableAndWithoutCashDoesNothing(ParticipantKind kind) {
        for (Map.Entry<String, Supplier<LabStage>> market : markets().entrySet()) {
            String scene = kind.id() + ", " + market.getKey() + ", seed 1, run " + RUN;
            LabStage stage =
                    market.getValue().get().with(ParticipantKind.NOISE, 2, 200).with(kind, 2, 200);
            LabStage.Run first = stage.run(RUN);
            assertThat(stage.run(RUN).hash()).as(scene).isEqualTo(first.hash());
            assertThat(first.scene().seats()).as(scene).allMatch(seat -> seat.profitMicros() >= -seat.depositMicros());

            LabStage.Run poor = market.getValue().get().with(kind, 2, 0.000_001).run(RUN);
            assertThat(poor.scene().venue().market(0).trades()).as(scene).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ParticipantKind.class)
    void aParticipantDoesTheSameWhoeverElseSitsAtTheTableAsLongAsNobodyTrades(ParticipantKind kind) {
        LabStage alone = LabStage.deciding(Rule.TWAP_MARGIN).with(kind, 1, 200);
        LabStage together = LabStage.deciding(Rule.TWAP_MARGIN)
                .with(kind, 1, 200)
                .with(ParticipantKind.INFORMED, 3, 100, "visits", 0);
        assertThat(together.run(RUN).last()).isEqualTo(alone.run(RUN).last());
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void whatAnAttackCanBeToldIsDeclaredInFull(AttackKind kind) {
        declared(kind.id(), kind.parameters());
        assertThat(kind.parameters()).extracting(Parameter::name).contains("strength");
        assertThat(kind.about()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource(ParticipantKind.class)
    void whatAParticipantCanBeToldIsDeclaredInFull(ParticipantKind kind) {
        declared(kind.id(), kind.parameters());
        assertThat(kind.about()).isNotBlank().doesNotEndWith(".");
    }

    private static void declared(String kind, List<Parameter> parameters) {
        assertThat(parameters).extracting(Parameter::name).doesNotHaveDuplicates();
        for (Parameter each : parameters) {
            assertThat(each.name()).as(kind).matches("[a-z][a-zA-Z]*");
            assertThat(each.what()).as(kind).isNotBlank();
            assertThat(each.least()).as(kind + " " + each.name()).isLessThan(each.most());
        }
        // Defaults are within bounds, or this throws.
        assertThat(Parameters.of(parameters, Map.of()).names()).hasSize(parameters.size());
    }

    @ParameterizedTest
    @EnumSource(AttackKind.class)
    void theBoundsOfEveryParameterCanBePlayed(AttackKind kind) {
        for (Parameter each : kind.parameters()) {
            for (double value : Arrays.asList(each.least(), Math.min(each.most(), 1_000))) {
                LabStage stage =
                        crowd(LabStage.deciding(Rule.TWAP_MARGIN)).attackedBy(kind, 1, 300, 500, each.name(), value);
                LabStage.Run run = stage.run(RUN);
                assertThat(run.attacker().profitMicros())
                        .as(kind.id() + ", " + each.name() + " " + value)
                        .isGreaterThanOrEqualTo(-LabStage.micros(300));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ParticipantKind.class)
    void theBoundsOfEveryParameterOfAParticipantCanBePlayed(ParticipantKind kind) {
        List<String> played = new ArrayList<>();
        for (Parameter each : kind.parameters()) {
            for (double value : Arrays.asList(each.least(), Math.min(each.most(), 1_000))) {
                LabStage.Run run = LabStage.deciding(Rule.TWAP_MARGIN)
                        .with(ParticipantKind.NOISE, 2, 200)
                        .with(kind, 1, 200, each.name(), value)
                        .run(RUN);
                played.add(run.hash());
            }
        }
        assertThat(played).hasSize(2 * kind.parameters().size());
    }
}
