package covenant.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {
    @ParameterizedTest
    @CsvSource({
        "Will it rise?, will-it-rise",
        "'  A  --  B  ', a-b",
        "Zoë's Straße, zoes-stra-e",
        "'2027: 3.5% more', 2027-3-5-more",
        "安全, ''",
        "İstanbul, istanbul",
        "'---', ''"
    })
    void aTitleBecomesASlug(String title, String slug) {
        assertThat(Slugs.of(title)).isEqualTo(slug);
    }

    @Test
    void aLongTitleLeavesRoomForASuffix() {
        String id =
                Slugs.free("word ".repeat(40), "x", "word-word-word-word-word-word-word-word-word-word-word"::equals);
        assertThat(id).isEqualTo("word-word-word-word-word-word-word-word-word-word-word-w");
        assertThat(id.length()).isLessThanOrEqualTo(56);
    }

    @Test
    void aTakenIdGetsTheNextNumber() {
        assertThat(Slugs.free("A pledge", "x", Set.of("a-pledge", "a-pledge-2")::contains))
                .isEqualTo("a-pledge-3");
        assertThat(Slugs.free("安全", "market", Set.of("market")::contains)).isEqualTo("market-2");
    }
}
