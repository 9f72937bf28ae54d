package covenant.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real {@code covenant serve} in a process of its own, on a port of its choice. */
public final class VenueProcess implements AutoCloseable {
    private static final String ANSWERS_AT = "Covenant answers at ";

    private final Process process;
    private final URI address;

    private VenueProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one on this data directory, with further options of {@code serve}, and returns when it answers. */
    public static VenueProcess start(Path data, String operatorKey, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "covenant.api.cli.Main"));
        command.addAll(List.of("serve", "--port", "0", "--data", data.toString(), "--operator-key", operatorKey));
        // What is measured is the venue, not how it holds one client back.
        command.addAll(List.of("--rate-limit", "0", "--rate-limit-address", "0", "--connections-per-address", "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()))
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ANSWERS_AT)) {
                return new VenueProcess(
                        process, URI.create(line.substring(ANSWERS_AT.length()).trim()));
            }
        }
        throw new IOException("the server ended before it answered; see " + data.resolveSibling("server.log"));
    }

    /** Where it answers. */
    public URI address() {
        return address;
    }

    /** The process's number. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** SIGTERM, and waits for the end. Returns the exit status. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not stop within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
