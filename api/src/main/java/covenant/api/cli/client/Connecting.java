package covenant.api.cli.client;

import covenant.client.Answer;
import covenant.client.Query;
import covenant.client.VenueClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the venue is, who asks, and how the answer is shown: the options of every command that is a client. */
final class Connecting {
    static final String URL_VARIABLE = "COVENANT_URL";
    static final String KEY_VARIABLE = "COVENANT_KEY";

    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            order = 100,
            description = "Address of the venue. Default: COVENANT_URL, else " + DEFAULT_URL + ".")
    private String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            order = 101,
            description =
                    "Key to ask with. Default: --key-file, else COVENANT_KEY. Others on this machine can see a command line;"
                            + " they cannot see the other two.")
    private String key;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            order = 102,
            description = "File that holds the key, and nothing else.")
    private Path keyFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            order = 103,
            description = "Certificates in PEM to trust instead of the machine's, for https with one's own.")
    private Path certificates;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            order = 104,
            defaultValue = "5",
            description = "How long to try for an answer; what changes something still happens once. Default: 5.")
    private int patience;

    @Option(names = "--json", order = 105, description = "Print the venue's answer as it is.")
    private boolean json;

    /** The command these options were given to. */
    CommandSpec spec() {
        return spec;
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** A usage error. */
    ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** The client that these options describe. */
    VenueClient client() {
        URI address = address();
        VenueClient client;
        try {
            client = certificates == null ? VenueClient.at(address) : VenueClient.trusting(address, certificates);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--ca " + certificates + ": " + e.getMessage(), e);
        }
        return client.withKey(key()).withPatience(Duration.ofSeconds(patience));
    }

    private URI address() {
        String named = System.getenv(URL_VARIABLE);
        String text = url != null ? url : named != null && !named.isBlank() ? named.strip() : DEFAULT_URL;
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw wrong("--url is such as " + DEFAULT_URL + ", not " + text);
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--url is no address: " + text, e);
        }
    }

    private String key() {
        String named = System.getenv(KEY_VARIABLE);
        String found = key != null ? key : keyFile != null ? read(keyFile) : named;
        if (found == null || found.isBlank()) {
            return null;
        }
        if (!found.strip().matches("[!-~]+")) {
            throw wrong("a key has printable characters and no space; the one given has others");
        }
        return found.strip();
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), "--key-file " + file + " cannot be read", e);
        }
    }

    /** Reads one thing and shows it. */
    int show(Query query, BiConsumer<PrintWriter, JsonObject> people) {
        return tell(client().connection().get(query), people);
    }

    /** Prints an answer: as it is, or for people. */
    int tell(Answer answer, BiConsumer<PrintWriter, JsonObject> people) {
        if (json) {
            out().println(answer.text());
        } else {
            people.accept(out(), answer.json());
        }
        out().flush();
        return 0;
    }

    /** Writes and says in a line what came of it. */
    int write(Query query, Body body, Writing how, BiConsumer<PrintWriter, JsonObject> people) {
        Answer answer = client().connection().post(query, body.json(), how.write());
        return tell(answer, (out, told) -> {
            if (how.isDryRun()) {
                out.println("it would be done; nothing was changed");
                Sheet.print(out, told, "dryRun", "at");
                return;
            }
            people.accept(out, told);
            if (Boolean.TRUE.equals(told.getBoolean("repeated"))) {
                out.println("it was done before: this is its first answer");
            }
        });
    }

    /** The same where there is nothing to say but that it is done. */
    int write(Query query, Body body, Writing how, String done) {
        return write(
                query, body, how, (out, told) -> out.println(done + " (sequence " + told.getValue("sequence") + ")"));
    }

    /** Shows a list, page by page. */
    int list(Query query, Paging page, String name, Table table) {
        if (json && page.isAll()) {
            throw wrong("--all goes with a table; with --json take page by page, --cursor is the answer's \"next\"");
        }
        Query next = page.of(query);
        VenueClient client = client();
        Table filled = table.empty();
        while (true) {
            Answer answer = client.connection().get(next);
            if (json) {
                return tell(answer, (out, told) -> {});
            }
            String cursor;
            if (name.isEmpty()) {
                filled.add(answer.array());
                cursor = answer.next().isEmpty() ? null : answer.next();
            } else {
                JsonObject told = answer.json();
                filled.add(told.getJsonArray(name));
                cursor = told.getString("next");
            }
            if (cursor == null || !page.isAll()) {
                filled.print(out());
                out().flush();
                if (cursor != null) {
                    err().println("there is more: --all, or --cursor " + cursor);
                    err().flush();
                }
                return 0;
            }
            next = next.with("cursor", cursor);
        }
    }
}
