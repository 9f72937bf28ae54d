package covenant.api.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One file that needs no other: no script, no address that is fetched, and a policy in it that forbids both. */
public final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    private static final String CSS = read("report.css");

    private Page() {}

    /**
     * A whole page.
     *
     * @param kicker what kind of report it is
     * @param title the headline
     * @param body what stands below it
     */
    public static String of(String kicker, String title, Consumer<Html> body) {
        Html html = new Html();
        html.open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", title + " – " + kicker).style(CSS).close();
        html.open("body").open("main");
        html.in("header", head -> head.leaf("p", kicker, "class", "kicker").in("h1", h -> h.leaf("bdi", title)));
        body.accept(html);
        html.close().close().close();
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private static String read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not in the jar", e);
        }
    }
}
