package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Option;

class EnvironmentTest {
    @CommandLine.Command
    private static final class Options {
        @Option(names = "--port", defaultValue = "8080")
        private int port;

        @Option(names = {"-k", "--operator-key"})
        private String key;

        @Option(names = "--demo")
        private boolean demo;
    }

    private static Options parsed(Map<String, String> variables, String... arguments) {
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        line.setDefaultValueProvider(new Environment(variables, ConfigFile.NONE));
        line.parseArgs(arguments);
        return options;
    }

    @Test
    void aVariableStandsForItsOption() {
        Options options =
                parsed(Map.of("COVENANT_PORT", "9000", "COVENANT_OPERATOR_KEY", " secret ", "COVENANT_DEMO", "true"));
        assertThat(options.port).isEqualTo(9_000);
        assertThat(options.key).isEqualTo("secret");
        assertThat(options.demo).isTrue();
    }

    @Test
    void theOptionWins() {
        assertThat(parsed(Map.of("COVENANT_PORT", "9000"), "--port", "9001").port)
                .isEqualTo(9_001);
    }

    @Test
    void aBlankVariableCountsAsUnset() {
        Options options = parsed(Map.of("COVENANT_PORT", " ", "COVENANT_OPERATOR_KEY", "", "COVENANT_DEMO", ""));
        assertThat(options.port).isEqualTo(8_080);
        assertThat(options.key).isNull();
        assertThat(options.demo).isFalse();
    }
}
