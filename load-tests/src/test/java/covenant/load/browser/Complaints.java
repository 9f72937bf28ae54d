package covenant.load.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What goes wrong without anybody seeing it: errors in the console (what the content security policy forbids is among them),
 * exceptions that nobody caught, requests that failed, and any request to another server.
 */
final class Complaints {
    /** How Chromium tells that nobody is there, as an error of the console or of a request. */
    private static final Pattern LOST = Pattern.compile("net::ERR_|WebSocket connection to ");

    private final String authority;
    private final List<String> all = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    private Complaints(String authority) {
        this.authority = authority;
    }

    static Complaints of(BrowserContext context, URI venue) {
        Complaints complaints = new Complaints(venue.getAuthority());
        context.onConsoleMessage(complaints::console);
        context.onWebError(error -> complaints.all.add("not caught: " + error.error()));
        context.onRequest(complaints::request);
        context.onRequestFailed(complaints::failure);
        return complaints;
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            all.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void request(Request request) {
        URI uri = URI.create(request.url().split("[?#]", 2)[0]);
        // What has no authority (blob:, data:) goes nowhere.
        if (uri.getAuthority() != null && !uri.getAuthority().equals(authority)) {
            all.add("asks another server: " + request.url());
        }
    }

    private void failure(Request request) {
        // Whoever goes to another page breaks off what the old one was still asking.
        if (!request.failure().equals("net::ERR_ABORTED")) {
            all.add("failed: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    void expect(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    void expectLostConnections() {
        expected.add(LOST);
    }

    List<String> unexpected() {
        return all.stream()
                .filter(each -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(each).find()))
                .toList();
    }
}
