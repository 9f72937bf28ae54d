package covenant.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 10, 999_999, 1_000_000, -1_500_000, 12_345_678, Long.MAX_VALUE, Long.MIN_VALUE})
    void theTextIsTheShortestExactOne(long units) {
        assertThat(Plain.credits(units)).isEqualTo(exact(units, 6));
        assertThat(Plain.probability(units)).isEqualTo(exact(units, 9));
    }

    private static String exact(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).stripTrailingZeros().toPlainString();
    }
}
