package covenant.engine.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.vectors.VectorSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoinsTest {
    /** Whole micros of a thousand contracts. */
    private static final double ROUNDING = 1e-8;

    /** Where payoffs count at five parts in a hundred, what rounding takes weighs twenty times as much. */
    private static final double ROUNDING_OF_THE_MIX = 1e-7;

    private static List<JsonNode> published() {
        List<JsonNode> cases = VectorSet.all().get("dynomight.coin").cases();
        List<JsonNode> values =
                cases.stream().filter(each -> each.has("value_B_before_reveal")).toList();
        assertThat(values).hasSize(6);
        assertThat(cases).as("the seventh is a note").hasSize(7);
        return values;
    }

    @Test
    void whereBBreaksEvenIsThePublishedValue() {
        List<Double> rs =
                published().stream().map(each -> VectorSet.number(each, "r")).toList();
        Coins.Study study = Coins.study(rs);
        for (int i = 0; i < rs.size(); i++) {
            Coins.Row row = study.rows().get(i);
            double value = VectorSet.number(published().get(i), "value_B_before_reveal");
            assertThat(row.value()).as("r = " + rs.get(i)).isCloseTo(value, within(ROUNDING));
            assertThat(row.formula()).isCloseTo(value, within(1e-11));
            if (rs.get(i) < 1) {
                assertThat(row.profitAtValue()).isCloseTo(0, within(ROUNDING));
            } else {
                assertThat(row.profitAtValue()).as("no market opens at 1").isNull();
            }
        }
    }

    @Test
    void theLotTakesTheBiasAway() {
        Coins.Study study = Coins.study(List.of(0.0, 0.05, 0.25, 0.5, 0.75, 1.0));
        assertThat(study.rows())
                .allSatisfy(
                        row -> assertThat(row.randomisedValue()).isCloseTo(Coins.B_HEADS, within(ROUNDING_OF_THE_MIX)));
        assertThat(study.isCausal()).isFalse();
        assertThat(study.isRandomisedCausal()).isTrue();
    }

    @Test
    void whatIsCalledOffIsGivenBackToTheLastMicro() {
        assertThat(Coins.study(List.of(0.5)).calledOff()).isZero();
    }

    /** The worlds must differ, or nothing above could fail. */
    @Test
    void theMarketTossesBUnlessItIsShownToBeTails() {
        for (boolean isHeads : new boolean[] {true, false}) {
            for (boolean isShown : new boolean[] {true, false}) {
                CoinMarket.World world = new CoinMarket.World(isHeads, isShown);
                CoinMarket.Ending ending = CoinMarket.play(world, 0.7, CoinMarket.decision(false, 0));
                boolean isToldTails = isShown && !isHeads;
                assertThat(ending.chosen()).as(world.toString()).isEqualTo(isToldTails ? CoinMarket.A : CoinMarket.B);
                double payoff = isHeads ? 1 : 0;
                assertThat(ending.profit()).isEqualTo(isToldTails ? 0 : payoff - ending.paid(), within(1e-12));
            }
        }
    }

    @Test
    void aChanceIsFromZeroToOne() {
        assertThatThrownBy(() -> Coins.study(List.of(1.5))).hasMessageContaining("0 to 1, not 1.5");
    }
}
