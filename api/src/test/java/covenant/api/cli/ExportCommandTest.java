package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new CovenantCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new FailureHandler())
                .execute(args);
    }

    @Test
    void itPrintsHowManyRowsThereAreAndWhereTheVenueStood() {
        String data = directory.resolve("venue").toString();
        JsonObject state;
        try (ServedVenue venue = ServedVenue.in(Path.of(data))) {
            state = venue.get(null, "/api/v1/state").json();
            assertThat(run("export", data, "--to", directory.resolve("out").toString()))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(out.toString()).contains("trades.csv: 0 rows").contains(state.getString("hash"));
    }

    @Test
    void itSaysWhatIsWrongWithWhatIsAsked() {
        String data = directory.toString();
        String to = directory.resolve("out").toString();
        assertThat(run("export", data)).isEqualTo(2);
        assertThat(err.toString()).contains("--to");
        assertThat(run("export", data, "--to", to, "--format", "xlsx")).isEqualTo(2);
        assertThat(err.toString()).contains("csv or parquet");
        assertThat(run("export", data, "--to", to, "--from-sequence", "9", "--to-sequence", "8"))
                .isEqualTo(2);
        assertThat(run("export", data, "--to", to)).as("no journal").isEqualTo(FailureHandler.IO);
        assertThat(run("export", "--help")).isZero();
        assertThat(out.toString()).contains("--duckdb").contains("covenant export /srv/v --to today");
    }
}
