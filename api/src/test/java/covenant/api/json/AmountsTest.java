package covenant.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.000001",
        "-1, -0.000001",
        "1000000, 1",
        "-1500000, -1.5",
        "12345678, 12.345678",
        "1000000000000000000, 1000000000000"
    })
    void anAmountIsWrittenAsItsShortestDecimalAndReadBack(long micros, String text) {
        assertThat(Amounts.text(micros)).isEqualTo(text);
        assertThat(Amounts.micros(text)).isEqualTo(micros);
        assertThat(Amounts.micros(new BigDecimal(text))).isEqualTo(micros);
    }

    @Test
    void everyAmountSurvivesTheWayOutAndBack() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long micros = random.nextLong() % (Amounts.MAX_MICROS >> random.nextInt(60));
            assertThat(Amounts.micros(Amounts.text(micros))).as("seed %d", seed).isEqualTo(micros);
        }
    }

    @Test
    void everyTextMeansWhatADecimalNumberOfThatTextMeans() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = new BigDecimal(
                            BigInteger.valueOf(random.nextLong() >> random.nextInt(8, 63)), random.nextInt(7))
                    .toPlainString();
            if (new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) <= 0) {
                long expected = new BigDecimal(text).movePointRight(6).longValueExact();
                assertThat(Amounts.micros(text)).as("%s, seed %d", text, seed).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not a decimal number",
        "1e3, is not a decimal number",
        "NaN, is not a decimal number",
        "Infinity, is not a decimal number",
        "+1, is not a decimal number",
        ".5, is not a decimal number",
        "1., is not a decimal number",
        "007, is not a decimal number",
        "0x10, is not a decimal number",
        "' 1', is not a decimal number",
        "'1,5', is not a decimal number",
        "\u0661, is not a decimal number",
        "0.0000001, more than 6 decimals",
        "1.0000000, more than 6 decimals",
        "12345678901234567890, beyond 10^12",
        "1000000000000.000001, beyond 10^12",
        "9300000000000, beyond 10^12",
        "-9999999999999.999999, beyond 10^12",
        "-1000000000000.000001, beyond 10^12",
        "11111111111111111111111111111111111111111, amounts are at most 10^12"
    })
    void whatIsNoAmountIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> Amounts.micros(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "1e-999999999", "1e13", "0.0000001", "-1e2000000000", "123456789012345678901"})
    void aNumberOutOfBoundsIsRefusedWithoutBeingWrittenOut(String number) {
        assertThatThrownBy(() -> Amounts.micros(new BigDecimal(number))).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void anExactNumberMayComeWithAnExponentOrTrailingZeros() {
        assertThat(Amounts.micros(new BigDecimal("1e-6"))).isEqualTo(1);
        assertThat(Amounts.micros(new BigDecimal("1.50000000"))).isEqualTo(1_500_000);
        assertThat(Amounts.micros(new BigDecimal("0e99"))).isZero();
    }
}
