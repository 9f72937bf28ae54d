package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What counts of options, variables and file, and what is shown of it. */
class ConfigFileTest {
    @TempDir
    Path directory;

    private record Ran(int status, String out, String err) {}

    private Path file(String... lines) throws IOException {
        return Files.writeString(directory.resolve("covenant.properties"), String.join("\n", lines));
    }

    private static Ran run(Map<String, String> variables, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(variables, arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void theOptionWinsOverTheVariableAndTheVariableOverTheFile() throws IOException {
        Path file = file("# a comment", "port=1001", "host=10.0.0.1", "ring-size = 64", "operator-key=not-to-be-shown");
        Map<String, String> variables = Map.of("COVENANT_PORT", "1002", "COVENANT_HOST", "10.0.0.2");
        Ran ran = run(variables, "serve", "--config", file.toString(), "--print-config", "--port", "1003");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "port=1003 # option",
                        "host=10.0.0.2 # environment",
                        "ring-size=64 # file",
                        "operator-key=*** # file",
                        "webhooks=on # default",
                        "clock=- # default");
        assertThat(ran.out() + ran.err()).doesNotContain("not-to-be-shown");
    }

    @Test
    void theVariableCanNameTheFile() throws IOException {
        Path file = file("port=1001");
        Ran ran = run(Map.of("COVENANT_CONFIG", file.toString()), "serve", "--print-config");
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " "))).contains("port=1001 # file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prot=1                 | there is no option prot; did you mean port?
            Port=1                 | there is no option Port; did you mean port?
            operator_key=x         | there is no option operator_key; did you mean operator-key?
            something-else=1       | there is no option something-else
            config=other           | there is no option config
            help=true              | there is no option help
            port=many              | Invalid value for option '--port'
            log-format=xml         | Invalid value for option '--log-format'
            shutdown-seconds=0     | --shutdown-seconds is from 1 to 3600, not 0
            port=\\u00zz           | cannot be read
            """)
    void whatIsWrongIsSaidInOneLine(String line, String said) throws IOException {
        Ran ran = run(Map.of(), "serve", "--print-config", "--config=" + file(line));
        assertThat(ran.status()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(ran.err()).contains(said);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(2).last().isEqualTo("Try 'covenant serve --help'.");
    }

    @Test
    void aPathToASecretIsNoSecret() throws IOException {
        Ran ran = run(Map.of(), "serve", "--print-config", "--config=" + file("tls-key=/etc/covenant/key.pem"));
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("tls-key=/etc/covenant/key.pem # file");
    }

    @Test
    void theListOfCommandsSaysOfEachAWholeSentence() {
        CommandLine line = Main.commandLine(Map.of());
        line.getSubcommands()
                .forEach((name, each) -> assertThat(
                                each.getCommandSpec().usageMessage().description()[0])
                        .as(name)
                        .endsWith("."));
    }

    @Test
    void twiceTheSameAndNoFileAtAllAreErrors() throws IOException {
        Ran twice = run(Map.of(), "serve", "--print-config", "--config=" + file("port=1", "port=2"));
        assertThat(twice.err()).contains("has [port] twice");
        Ran none = run(
                Map.of(),
                "serve",
                "--print-config",
                "--config",
                directory.resolve("none").toString());
        assertThat(none.status()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(none.err()).contains("cannot be read");
    }
}
