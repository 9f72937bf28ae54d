package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|application/json",
                "''|application/json",
                "*/*|application/json",
                "text/csv|text/csv",
                "TEXT/CSV|text/csv",
                "text/*|text/csv",
                "text/csv;q=0.5, application/json;q=0.9|application/json",
                "text/csv;q=0.9, */*;q=0.1|text/csv",
                "text/html, application/xhtml+xml, */*;q=0.8|application/json",
                "application/json;q=0, */*|text/csv",
                "image/png|-",
                "text/csv;q=0|-",
                "nonsense|-"
            })
    void theBestOfferIsChosen(String header, String chosen) {
        assertThat(Accept.choose(header, List.of("application/json", "text/csv")))
                .isEqualTo(chosen);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void spacesWithoutEndAreReadOnce() {
        // Were each of them looked at again for each, this would take an hour.
        assertThat(Accept.choose("a" + " ".repeat(1_000_000) + "b;q=1", List.of("application/json")))
                .isNull();
    }
}
