package covenant.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a build come from a jar and are kept by browsers; those of a folder are what the folder holds now. */
class WebPagesTest {
    private static final String MODULE = "export const word = 'kept';\n".repeat(40);
    private static final Map<String, String> FILES = Map.of(
            "index.html", "<html><script type=\"module\" src=\"/assets/app.js\"></script>board</html>",
            "market.html", "<html>market</html>",
            "404.html", "<html>nothing here</html>",
            "assets/app.js", MODULE,
            "assets/style/base.css", ":root{}",
            "assets/icon.svg", "<svg/>");
    private static final Map<String, byte[]> LIBRARIES =
            Map.of("assets/lib/d3/d3.min.js", "var d3".getBytes(StandardCharsets.UTF_8));
    private static final Pattern HASHED = Pattern.compile("\"(/assets/[0-9a-f]{16}/)app\\.js\"");

    private static final Pattern ASKED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private void serve(ClassPathFolder folder) {
        Router router = Router.router(vertx);
        WebPages.of(folder, LIBRARIES).mount(router);
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        port = server.listen(0, "127.0.0.1").await().actualPort();
    }

    private void serveJar(Map<String, String> files) throws IOException {
        Path jar = Files.createTempFile(directory, "web", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packing = new JarOutputStream(out)) {
            packing.putNextEntry(new JarEntry("secret.txt"));
            packing.putNextEntry(new JarEntry("covenant/web/"));
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                packing.putNextEntry(new JarEntry("covenant/web/" + file.getKey()));
                packing.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        serve(new ClassPathFolder(
                URI.create("jar:" + jar.toUri() + "!/covenant/web").toURL()));
    }

    private Path serveFolder() throws IOException {
        Path folder = directory.resolve("web");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(directory.resolve("secret.txt"), "secret");
        serve(new ClassPathFolder(folder.toUri().toURL()));
        return folder;
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private String hashed() throws Exception {
        Matcher hashed = HASHED.matcher(text(get("/")));
        assertThat(hashed.find()).as("a page names its files by their hash").isTrue();
        return hashed.group(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address                 | status | type                           | from a jar | from a folder
            /                         | 200    | text/html; charset=utf-8       | no-cache   | no-store
            /market                   | 200    | text/html; charset=utf-8       | no-cache   | no-store
            /markets/nova-pause       | 200    | text/html; charset=utf-8       | no-cache   | no-store
            /assets/app.js            | 200    | text/javascript; charset=utf-8 | no-cache   | no-store
            /assets/style/base.css    | 200    | text/css; charset=utf-8        | no-cache   | no-store
            /assets/icon.svg          | 200    | image/svg+xml; charset=utf-8   | no-cache   | no-store
            /assets/lib/d3/d3.min.js  | 200    | text/javascript; charset=utf-8 | no-cache   | no-store
            /index.html?a=b           | 308    |                                |            |
            /markets                  | 308    |                                |            |
            /nobody.html              | 404    |                                |            |
            /nobody                   | 404    |                                |            |
            /commitments/pause        | 404    |                                |            |
            /assets/nobody.js         | 404    |                                |            |
            /assets/style             | 404    |                                |            |
            """)
    void everyAddressHasItsStatusItsTypeAndItsCaching(String path, int status, String type, String jar, String folder)
            throws Exception {
        for (String place : new String[] {"jar", "folder"}) {
            if (place.equals("jar")) {
                serveJar(FILES);
            } else {
                serveFolder();
            }
            String caching = place.equals("jar") ? jar : folder;
            HttpResponse<byte[]> got = get(path);
            assertThat(got.statusCode()).as(place).isEqualTo(status);
            if (status == 200) {
                assertThat(header(got, "Content-Type")).as(place).isEqualTo(type);
                assertThat(header(got, "Cache-Control")).as(place).isEqualTo(caching);
                HttpResponse<byte[]> head = send("HEAD", path);
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(got.body().length));
                assertThat(header(head, "ETag")).isEqualTo(header(got, "ETag"));
                assertThat(head.body()).isEmpty();
            }
        }
    }

    @Test
    void theNameOfAPagesFileLeadsToThePage() throws Exception {
        serveJar(FILES);
        assertThat(header(get("/market.html?a=b"), "Location")).isEqualTo("/market?a=b");
        assertThat(header(get("/index.html"), "Location")).isEqualTo("/");
        assertThat(header(get("/markets"), "Location"))
                .as("without the id, where there is no page of all")
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../secret.txt",
                "/assets/%2e%2e/%2e%2e/secret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/assets/..%5c..%5csecret.txt",
                "/assets/lib/../../../secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "/secret.txt",
                "/assets/%00app.js",
                "/assets/",
                "/assets/style/",
            })
    void nothingElseCanBeReached(String path) throws Exception {
        serveJar(FILES);
        assertThat(get(path).statusCode()).as("jar").isIn(400, 404);
        serveFolder();
        assertThat(get(path).statusCode()).as("folder").isIn(400, 404);
    }

    @Test
    void peopleAreShownThatNothingIsThere() throws Exception {
        serveJar(FILES);
        HttpResponse<byte[]> got = get("/nobody", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(text(got)).contains("nothing here");
        assertThat(text(get("/nobody"))).as("to a program").doesNotContain("nothing here");
        assertThat(text(get("/api/v1/nobody", "Accept", "text/html"))).doesNotContain("nothing here");
        assertThat(text(get("/assets/nobody.js", "Accept", "text/html"))).doesNotContain("nothing here");
    }

    @Test
    void browsersKeepWhatIsBehindTheHashForEver() throws Exception {
        serveJar(FILES);
        HttpResponse<byte[]> got = get(hashed() + "app.js");
        assertThat(text(got)).isEqualTo(MODULE);
        assertThat(header(got, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(get(hashed() + "lib/d3/d3.min.js").statusCode()).isEqualTo(200);
        assertThat(get("/assets/0123456789abcdef/app.js").statusCode())
                .as("another build's")
                .isEqualTo(404);
        assertThat(get(hashed() + "assets/app.js").statusCode()).isEqualTo(404);
    }

    @Test
    void theHashIsThatOfAllFiles() throws Exception {
        serveJar(FILES);
        String first = hashed();
        serveJar(FILES);
        assertThat(hashed()).as("the same build").isEqualTo(first);
        Map<String, String> changed = new TreeMap<>(FILES);
        changed.put("assets/style/base.css", ":root{color:red}");
        serveJar(changed);
        assertThat(hashed()).isNotEqualTo(first);
    }

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        serveJar(FILES);
        for (String path : new String[] {"/", "/assets/app.js", hashed() + "app.js"}) {
            String tag = header(get(path), "ETag");
            assertThat(tag).matches("\"[0-9a-f]{16}\"");
            HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
            assertThat(get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoTakesGzipGetsIt() throws Exception {
        serveJar(FILES);
        HttpResponse<byte[]> packed = get("/assets/app.js", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(MODULE.length() / 4);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(MODULE);
        }
        String tag = header(packed, "ETag");
        HttpResponse<byte[]> plain = get("/assets/app.js", "Accept-Encoding", "gzip;q=0");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(plain, "Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(header(plain, "ETag")).as("other bytes, another tag").isNotEqualTo(tag);
        assertThat(get("/assets/app.js", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatIsSavedInAFolderIsWhatIsSeen() throws Exception {
        Path folder = serveFolder();
        assertThat(text(get("/"))).contains("\"/assets/app.js\"").contains("board");
        Files.writeString(folder.resolve("index.html"), "saved");
        Files.writeString(folder.resolve("glossary.html"), "new");
        assertThat(text(get("/"))).isEqualTo("saved");
        assertThat(text(get("/glossary"))).isEqualTo("new");
    }

    @Test
    void aVenueServesEveryPageOfItsClassPathAndAllThatThePagesAskFor() {
        Set<String> pages =
                ClassPathFolder.of(WebPagesTest.class.getClassLoader(), "covenant/web").read().keySet().stream()
                        .filter(name -> name.endsWith(".html"))
                        .map(name -> name.replaceFirst("\\.html$", ""))
                        .collect(Collectors.toSet());
        assertThat(pages).contains("index", "404", "lab");
        try (ServedVenue venue = ServedVenue.inMemory()) {
            for (String page : pages) {
                String address = page.equals("index") ? "/" : page.equals("404") ? "/no-such-page" : "/" + page;
                Got got = venue.get(null, address, "Accept", "text/html,*/*;q=0.8")
                        .expect(page.equals("404") ? 404 : 200);
                assertThat(got.header("Content-Security-Policy")).contains("default-src 'self'");
                Matcher asked = ASKED.matcher(got.body());
                int files = 0;
                while (asked.find()) {
                    venue.get(null, asked.group(1)).expect(200);
                    files++;
                }
                assertThat(files).as("files of " + page).isPositive();
            }
            venue.get(null, "/no-such-page").expect(404, "not-found");
        }
    }

    @Test
    void theLibrariesAreThereWithoutWhatNobodyImports() {
        Map<String, byte[]> libraries = Libraries.read(WebPagesTest.class.getClassLoader());
        assertThat(libraries)
                .containsKeys(
                        "assets/lib/lit-html/lit-html.js",
                        "assets/lib/lit-html/directive.js",
                        "assets/lib/lit-html/async-directive.js",
                        "assets/lib/lit-html/directives/repeat.js",
                        "assets/lib/d3/d3.min.js");
        assertThat(libraries.keySet()).allMatch(name -> name.endsWith(".js"));
        assertThat(libraries).hasSizeLessThan(40);
        Pattern imported = Pattern.compile("(?:from|import)\"([^\"]+)\"");
        libraries.forEach((name, bytes) -> {
            Matcher matcher = imported.matcher(new String(bytes, StandardCharsets.UTF_8));
            while (matcher.find()) {
                String meant = URI.create("/" + name).resolve(matcher.group(1)).getPath();
                assertThat(libraries).as(name).containsKey(meant.substring(1));
            }
        });
    }
}
