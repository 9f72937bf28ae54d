package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The files that an operator begins with are right: the server takes the configuration, and the unit names what there is. */
class OpsFilesTest {
    private static final Path UNIT = Path.of("src/main/ops/systemd/covenant.service");
    private static final Path CONFIGURATION = Path.of("src/main/ops/systemd/covenant.properties");

    @Test
    void theServerTakesTheConfigurationThatWeShip() {
        StringWriter out = new StringWriter();
        String[] arguments = {"serve", "--print-config", "--config", CONFIGURATION.toString()};
        CommandLine line = Main.commandLine(Map.of(), arguments);
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute(arguments)).isZero();
        assertThat(out.toString().lines().map(one -> one.replaceAll(" +", " ")))
                .contains("log-format=json # file", "access-log=on # file", "data=/var/lib/covenant/venue # file");
    }

    @Test
    void theUnitGivesTheStopMoreTimeThanItTakes() throws IOException {
        String unit = Files.readString(UNIT);
        Matcher patience = Pattern.compile("TimeoutStopSec=([0-9]+)").matcher(unit);
        Matcher stop = Pattern.compile("shutdown-seconds=([0-9]+)").matcher(Files.readString(CONFIGURATION));
        assertThat(patience.find() && stop.find()).isTrue();
        assertThat(Integer.parseInt(patience.group(1))).isGreaterThan(Integer.parseInt(stop.group(1)));
        assertThat(unit).contains("serve --config /etc/covenant/covenant.properties");
    }
}
