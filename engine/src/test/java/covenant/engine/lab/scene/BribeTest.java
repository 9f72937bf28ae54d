package covenant.engine.lab.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The price that pays a bribed trader best, against trying every price. */
class BribeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # believes, bounty, b
            0.50, 0.02, 0.10
            0.50, 0.10, 0.10
            0.50, 0.20, 0.10
            0.10, 0.05, 0.01
            0.90, 1e-9, 0.10
            0.30, 5,    100
            """)
    void noOtherPricePaysBetter(double belief, double bounty, double b) {
        double best = Bribe.target(belief, b, bounty);
        double found = belief;
        for (int i = 1; i < 100_000; i++) {
            double price = i / 100_000.0;
            found = pays(price, belief, bounty, b) > pays(found, belief, bounty, b) ? price : found;
        }
        assertThat(best).isCloseTo(found, within(1.01e-5)).isGreaterThanOrEqualTo(belief);
    }

    /** What moving a price from a half is expected to gain by the scoring rule, and the bounty for where it ends. */
    private static double pays(double price, double belief, double bounty, double b) {
        double market = belief * StrictMath.log(2 * price) + (1 - belief) * StrictMath.log(2 * (1 - price));
        return b * market + bounty * price;
    }
}
