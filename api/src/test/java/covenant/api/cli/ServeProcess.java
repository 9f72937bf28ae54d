package covenant.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own. */
final class ServeProcess implements AutoCloseable {
    private static final String ANSWERS = "Covenant answers at ";

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final List<String> told = new ArrayList<>();

    ServeProcess(Class<?> main, Path err, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Short lives: starting fast matters more than running fast.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        this.err = err;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COVENANT_"));
        builder.environment().putAll(environment);
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits until it answers; returns its address without the last slash. */
    String address() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.add(line);
            if (line.startsWith(ANSWERS)) {
                return line.substring(ANSWERS.length(), line.length() - 1);
            }
        }
        throw new AssertionError("it ended before it answered: " + err());
    }

    /** What it told on stdout so far. */
    List<String> told() {
        return told;
    }

    /** All that it told on stdout until it ended. */
    List<String> everything() {
        out.lines().forEach(told::add);
        return told;
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    static String get(String address, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** SIGTERM, and its exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitStatus();
    }

    /** SIGKILL: nothing can be put in order any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
