package covenant.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.scene.Mark;
import covenant.engine.lab.scene.Player;
import covenant.engine.vectors.VectorSet;
import org.junit.jupiter.api.Test;

/**
 * Attempts whose arithmetic is published ({@code distbit.malicious_proposals}), carried out by the attacks on the engine. The metric is a price
 * from 0 to 2, so that a unit of it is two shares; the hurdle is 2 %; nothing is left to chance.
 */
class DocumentedAttemptTest {
    private static final int PASS = 1;

    private static JsonNode published(String name) {
        return VectorSet.all().get("distbit.malicious_proposals").cases().stream()
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LabStage market(double fairPass, double opensAtPass) {
        LabStage stage = LabStage.deciding(Rule.TWAP_MARGIN);
        stage.metric = Metric.scalar(0, 2_000_000, "price");
        stage.conditions = new String[] {"fail", "pass"};
        stage.thresholdBps = 200;
        stage.mean = new double[] {0.5, fairPass / 2};
        stage.prior = new double[] {0.5, opensAtPass / 2};
        stage.spread = 0;
        // So deep that the price hardly moves with one sale, as in the published arithmetic.
        stage.liquidity = 400_000_000;
        return stage;
    }

    /** Sells so many units of the pass branch in a thousand even parts until the decision. */
    private static Player sellsUnits(double units) {
        return seat -> {
            int account = seat.open(LabStage.micros(100_000_000));
            long shares = LabStage.micros(2 * units / 1_000);
            seat.repeat(
                    LabStage.START,
                    LabStage.START + 20 * LabStage.HOUR,
                    999,
                    () -> seat.trade(account, 0, Order.shares(PASS, 0, -shares)));
        };
    }

    private static LabStage.Run defended(LabStage stage, double at, double ask, double units) {
        // A hair below 2 %: a price of just 1.02 that dips with each sale would never beat it.
        stage.thresholdBps = 195;
        return stage.attackedBy(
                        AttackKind.PROPOSER_LONG_METRIC,
                        PASS,
                        100_000_000,
                        0,
                        "price",
                        at / 2,
                        "ask",
                        ask,
                        "from",
                        0,
                        "looks",
                        2_000)
                .run(1, sellsUnits(units));
    }

    @Test
    void theBagHolderLosesFourCentsOnEachUnitAndStopsAtTwentyFiveMillionOfThem() {
        JsonNode bag = published("bag-holder");
        double fair = VectorSet.number(bag, "fair");
        double at = VectorSet.number(bag, "defended_at");
        double ask = VectorSet.number(bag, "ask");
        double perUnit = VectorSet.number(bag, "cost_per_unit");
        double breakeven = VectorSet.number(bag, "breakeven_units");

        LabStage.Run few = defended(market(fair, at), at, ask, 10_000_000);
        double lost = -few.attacker().profitMicros() / 1e6;
        System.out.printf("bag-holder: 10m units sold to it cost %.0f, published %s%n", lost, bag.get("10m units"));
        assertThat(few.chosen()).isEqualTo(PASS);
        assertThat(lost).isCloseTo(VectorSet.number(bag, "10m units"), within(4_000.0));
        assertThat(lost / 10_000_000).isCloseTo(perUnit, within(perUnit / 100));

        LabStage.Run many = defended(market(fair, at), at, ask, 2 * breakeven);
        Mark stop = many.scene().marks().stream()
                .filter(mark -> mark.what().startsWith("holds back"))
                .findFirst()
                .orElseThrow();
        // What is sold is sold evenly over the 20 hours.
        double bought = 2 * breakeven * (stop.atMicros() - LabStage.START) / (20.0 * LabStage.HOUR);
        System.out.printf("bag-holder: stops at %.2fm units, published %.0fm%n", bought / 1e6, breakeven / 1e6);
        assertThat(bought).isCloseTo(breakeven, within(breakeven / 100));
        assertThat(many.chosen())
                .as("the other half of what is sold it lets pass")
                .isZero();
        assertThat(many.attacker().profitMicros())
                .as(
                        "what the published arithmetic leaves out: what is not chosen is called off, and it has its money back")
                .isZero();
    }

    @Test
    void whatResistanceContingentDeliveryCostsItsProposer() {
        JsonNode published = published("resistance-contingent delivery");
        double fair = VectorSet.number(published, "fair");
        double at = VectorSet.number(published, "defended_at");
        for (String units : new String[] {"4m units", "10m units"}) {
            double sold = Double.parseDouble(units.substring(0, units.indexOf('m'))) * 1e6;
            LabStage.Run run = defended(market(fair, at), at, 1e9, sold);
            double lost = -run.attacker().profitMicros() / 1e6;
            double expected = VectorSet.number(published.get("manipulation_loss"), units);
            System.out.printf("resistance-contingent delivery: %s cost %.0f, published %.0f%n", units, lost, expected);
            assertThat(lost).isCloseTo(expected, within(expected / 100));
        }
    }

    @Test
    void theFailBranchIsPushedJustBelowTheHurdle() {
        JsonNode published = published("fail-branch sabotage");
        double fair = VectorSet.number(published, "fair_PASS");
        double pushed = VectorSet.number(published, "FAIL_pushed_to");
        LabStage.Run told = squeezed(fair, pushed / 2);
        System.out.printf(
                "fail-branch sabotage: fail at %.4f, hurdle %.4f, published %s%n",
                2 * told.last()[0],
                2 * told.last()[0] * 1.02,
                published.get("hurdle").asText());
        assertThat(told.chosen()).isEqualTo(PASS);
        assertThat(2 * told.last()[0] * 1.02).isCloseTo(VectorSet.number(published, "hurdle"), within(1e-4));

        LabStage.Run found = squeezed(fair, 0);
        assertThat(found.chosen()).isEqualTo(PASS);
        assertThat(2 * found.last()[0])
                .as("what just lets pass beat the hurdle, found by the attack itself")
                .isCloseTo(fair / 1.02, within(1e-4));
        assertThat(market(fair, fair).run(1, seat -> seat.open(1)).chosen()).isZero();
    }

    private static LabStage.Run squeezed(double fair, double price) {
        return market(fair, fair)
                .attackedBy(
                        AttackKind.BRANCH_SQUEEZE,
                        PASS,
                        100_000_000,
                        0,
                        "price",
                        price,
                        "slack",
                        0,
                        "from",
                        0,
                        "looks",
                        1)
                .run(1, seat -> seat.open(1));
    }
}
