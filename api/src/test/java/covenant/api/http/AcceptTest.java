package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
