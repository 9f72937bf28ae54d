package covenant.api;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page lists the calls that there are. */
class ReadmeTest {
    @Test
    void everyCallIsOnThePageAsInTheTableOfRoutes() throws IOException {
        List<String> page = Files.readAllLines(Path.of("CALLS.md"));
        try (ServedVenue venue = ServedVenue.inMemory()) {
            List<String> rows = venue.server().routes().routes().stream()
                    .map(ReadmeTest::row)
                    .toList();
            assertThat(page.stream()
                            .filter(line -> line.matches("\\| (GET|POST|DELETE) \\|.*"))
                            .toList())
                    .as("copy the rows from here")
                    .isEqualTo(rows);
        }
    }

    private static String row(Route route) {
        String path = route.path().replaceAll(":([a-z]+)", "{$1}");
        return "| " + route.method() + " | `" + path + "` | " + route.access().text() + " | " + route.about() + " |";
    }
}
