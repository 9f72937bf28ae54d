package covenant.api.lab.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of files that cannot be used, {@code wrong-campaigns.txt}: each with what is said about it. */
class WrongCampaignFilesTest {
    record Case(String text, List<String> said) {
        @Override
        public String toString() {
            return said.get(0);
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = WrongCampaignFilesTest.class.getResourceAsStream("wrong-campaigns.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : all.split("(?m)^----\n")) {
                if (block.isBlank() || block.startsWith("#")) {
                    continue;
                }
                List<String> said = block.lines()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2))
                        .toList();
                String text = block.replaceAll("(?m)^> .*\n?", "");
                cases.add(new Case(text, said));
            }
        }
        return cases.stream();
    }

    @Test
    void there_are_at_least_sixty() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_is_refused_with_its_place(Case wrong) {
        CampaignFileWrong refused = catchThrowableOfType(
                CampaignFileWrong.class, () -> CampaignReader.read(wrong.text(), "x.yaml", List.of()));
        assertThat(refused).as("refused: %s", wrong.text()).isNotNull();
        assertThat(refused.getMessage()).contains(wrong.said());
    }
}
