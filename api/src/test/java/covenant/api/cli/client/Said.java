package covenant.api.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** What a command line said, and its exit code. */
record Said(String command, int exit, String out, String err) {
    /** One for all: it is a hundred commands, which take longer to put together than to run. */
    private static final CommandLine LINE = Main.commandLine();

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** Runs a line as a shell would split it, without {@code covenant}, and these further arguments. */
    static Said by(String command, String... more) {
        List<String> arguments = new ArrayList<>();
        Matcher words = WORD.matcher(command);
        while (words.find()) {
            arguments.add(
                    words.group(1) != null ? words.group(1) : words.group(2) != null ? words.group(2) : words.group(3));
        }
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        LINE.setOut(new PrintWriter(out));
        LINE.setErr(new PrintWriter(err));
        int exit = LINE.execute(arguments.toArray(new String[0]));
        return new Said(command, exit, out.toString(), err.toString());
    }

    /** The same, if it ended so. */
    Said expect(int wanted) {
        assertThat(exit).as("%s%n%s%s", command, out, err).isEqualTo(wanted);
        return this;
    }

    JsonObject json() {
        return new JsonObject(out);
    }
}
