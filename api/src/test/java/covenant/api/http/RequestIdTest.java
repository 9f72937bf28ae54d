package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's name comes back with its answer, and stands in its problem. */
class RequestIdTest {
    private static final String HEADER = "X-Request-Id";

    @Test
    void theClientsNameIsTakenOver() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            // In groups: 64 letters in one might be somebody's key.
            String longest = "trace-".repeat(10) + "1234";
            for (String id : new String[] {"7", "trace:4bf92f35/01_b.c-d+e=@f", longest}) {
                assertThat(venue.get(null, "/api/v1/venue", HEADER, id).header(HEADER))
                        .isEqualTo(id);
            }
            Got refused = venue.get(null, "/nowhere", HEADER, "mine-1").expect(404, "not-found");
            assertThat(refused.header(HEADER)).isEqualTo("mine-1");
            assertThat(refused.json().getString("requestId")).isEqualTo("mine-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "<script>", "quote\"", "{\"a\":1}", "naïve"})
    void aNameThatCouldDoHarmIsReplaced(String id) {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String given = venue.get(null, "/api/v1/venue", HEADER, id).header(HEADER);
            assertThat(given).matches("[0-9a-f]{8}-[0-9a-z]+");
        }
    }

    @Test
    void aNameThatIsTooLongIsReplacedAndNoTwoMadeNamesAreTheSame() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Set<String> made = new HashSet<>();
            made.add(venue.get(null, "/", HEADER, "a".repeat(65)).header(HEADER));
            for (int i = 0; i < 20; i++) {
                made.add(venue.get(OPERATOR, "/api/v1/me").header(HEADER));
            }
            assertThat(made).hasSize(21).noneMatch(String::isEmpty);
        }
    }
}
