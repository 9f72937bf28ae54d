package covenant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreditsTest {
    @Test
    void aTextAndItsAmountAreTheSameBothWays() {
        for (String text : List.of("0", "12.345678", "-0.000001", "1000000000000", "-7.5", "100")) {
            assertThat(Credits.of(text)).hasToString(text);
        }
        assertThat(Credits.of("12.345678").micros()).isEqualTo(12_345_678L);
        assertThat(Credits.of("5.000")).isEqualTo(Credits.of(5));
    }

    @Test
    void sumsAreExact() {
        Credits tenth = Credits.of("0.1");
        assertThat(tenth.plus(tenth).plus(tenth)).isEqualTo(Credits.of("0.3"));
        assertThat(tenth.minus(Credits.of("0.3"))).isEqualTo(Credits.of("-0.2")).matches(Credits::isNegative);
        assertThat(tenth.negated()).isLessThan(Credits.ZERO);
    }

    @Test
    void whatIsNotAWholeNumberOfMillionthsIsRefused() {
        for (String text : List.of("0.0000001", "10000000000000", "ten", "")) {
            assertThatThrownBy(() -> Credits.of(text)).as(text).isInstanceOf(NumberFormatException.class);
        }
    }
}
