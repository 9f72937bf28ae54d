package covenant.api.lab.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignProgress;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignTerms;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library of documented attempts: every one runs, and what its file claims comes out at the seed and the number of runs that stand in it. */
class AttemptsTest {
    static List<String> names() {
        return Attempts.names();
    }

    @Test
    void there_are_at_least_ten_and_every_file_is_listed() throws Exception {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
        URL index = Attempts.class.getResource("/covenant/lab/attempts.txt");
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).getParent())) {
            List<String> yaml = files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".yaml"))
                    .map(each -> each.replace(".yaml", ""))
                    .toList();
            assertThat(yaml).containsExactlyInAnyOrderElementsOf(names());
        }
    }

    // The campaign itself holds the gains of every run against the scoring rule and fails where they differ.
    @ParameterizedTest
    @MethodSource("names")
    void what_it_claims_comes_out(String name) {
        CampaignFile file = Attempts.read(name, List.of());
        CampaignTerms terms = file.terms();
        assertThat(terms.name()).isEqualTo(name);
        assertThat(List.of(terms.title(), terms.about(), terms.source(), terms.known()))
                .as("title, about, source, known")
                .doesNotContain("");
        assertThat(terms.variants()).as("a defence at least").hasSizeGreaterThan(1);
        assertThat(file.claims()).isNotEmpty();
        CampaignResult result = Campaign.run(terms, CampaignOptions.threads(2), CampaignProgress.NONE);
        for (ClaimVerdict verdict : ClaimVerdict.of(file.claims(), result)) {
            assertThat(verdict.holds())
                    .as("%s, %d runs, seed %d: %s", name, terms.runs(), terms.seed(), verdict.text())
                    .isTrue();
        }
    }

    @Test
    void the_number_of_threads_changes_nothing() {
        CampaignTerms terms =
                Attempts.read("bribed-last-mover", List.of("runs=6")).terms();
        assertThat(hashes(terms, 1)).isEqualTo(hashes(terms, 3));
        CampaignTerms other =
                Attempts.read("bribed-last-mover", List.of("runs=6", "seed=2")).terms();
        assertThat(hashes(other, 1)).isNotEqualTo(hashes(terms, 1));
    }

    private static List<String> hashes(CampaignTerms terms, int threads) {
        return Campaign.run(terms, CampaignOptions.threads(threads), CampaignProgress.NONE).variants().stream()
                .flatMap(each -> each.runs().stream())
                .map(RunRow::hash)
                .toList();
    }
}
