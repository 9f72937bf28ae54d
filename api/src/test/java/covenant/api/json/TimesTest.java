package covenant.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1767225600000000, 2026-01-01T00:00:00Z",
        "1767225600000001, 2026-01-01T00:00:00.000001Z",
        "253402300799999999, 9999-12-31T23:59:59.999999Z"
    })
    void aTimeIsIsoBothWays(long micros, String iso) {
        assertThat(Times.iso(micros)).isEqualTo(iso);
        assertThat(Times.micros(iso)).isEqualTo(micros);
    }

    @Test
    void aTimeIsWrittenAsJavaWritesIt() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        long micros = 0;
        for (int i = 0; i < 20_000; i++) {
            micros = random.nextInt(4) == 0
                    ? random.nextLong() >> 12
                    : micros + random.nextLong(3) * 1_000 + random.nextInt(2);
            assertThat(Times.iso(micros))
                    .as("%d, seed %d", micros, seed)
                    .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-01-01",
                "2026-01-01T00:00:00",
                "2026-13-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2026-01-01T00:00:00.0000001Z"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Times.micros(text)).isInstanceOf(DateTimeException.class);
    }
}
