package covenant.api.web;

import covenant.api.http.Accept;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.api.http.Tag;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Serves the pages: the folder {@code covenant/web} of the class path, and the libraries that the pages import. */
public final class WebPages {
    private static final String FOLDER = "covenant/web";
    private static final String HTML = "text/html";
    private static final String PROBLEM = "application/problem+json";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final int FOUND = 200;
    private static final int MOVED = 308;
    private static final int NOT_FOUND = 404;

    private final WebFiles files;

    WebPages(WebFiles files) {
        this.files = files;
    }

    /** Those of the class path: from a jar as they were at the first call of this, from a folder as they are. */
    public static WebPages ofClassPath() {
        return Once.PAGES;
    }

    static WebPages of(ClassPathFolder folder, Map<String, byte[]> libraries) {
        Path onDisk = folder.onDisk();
        if (onDisk != null) {
            return new WebPages(new LiveFiles(onDisk, libraries));
        }
        Map<String, byte[]> all = new TreeMap<>(folder.read());
        all.putAll(libraries);
        return new WebPages(new PackedFiles(all));
    }

    /** Puts them behind everything else that is on the router. */
    public void mount(Router router) {
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String path = context.normalizedPath();
        String file = PageAddresses.file(path);
        if (file != null) {
            file(context, file);
            return;
        }
        String moved = PageAddresses.redirect(path);
        if (moved != null && files.find(path.substring(1)) != null) {
            redirect(context, moved);
            return;
        }
        String name = PageAddresses.page(path);
        WebFile page = name == null ? null : files.find(name);
        if (page != null) {
            send(context.request(), page, FOUND, files.caching());
        } else if (PageAddresses.withoutId(path) != null) {
            redirect(context, PageAddresses.withoutId(path));
        } else {
            nothing(context, path);
        }
    }

    private static void redirect(RoutingContext context, String address) {
        String query = context.request().query();
        context.response()
                .setStatusCode(MOVED)
                .putHeader(HttpHeaders.LOCATION, query == null ? address : address + "?" + query)
                .end();
    }

    private void file(RoutingContext context, String name) {
        String unhashed = files.unhashed(name);
        WebFile file = files.find(unhashed);
        if (file == null) {
            context.next();
        } else {
            send(context.request(), file, FOUND, unhashed.equals(name) ? files.caching() : FOR_EVER);
        }
    }

    /** A page for people; programs, and whoever asks for a call of the API, get the problem as everywhere. */
    private void nothing(RoutingContext context, String path) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        WebFile page = isForPrograms(path) || !HTML.equals(Accept.choose(accept, List.of(PROBLEM, HTML)))
                ? null
                : files.find(PageAddresses.NOT_FOUND);
        if (page == null) {
            context.next();
        } else {
            send(context.request(), page, NOT_FOUND, files.caching());
        }
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith(Route.API) || path.startsWith(Route.ASSETS);
    }

    private static void send(HttpServerRequest request, WebFile file, int status, String caching) {
        HttpServerResponse response = request.response();
        boolean packed = file.packed() != null && takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        response.putHeader(HttpHeaders.CACHE_CONTROL, caching);
        response.putHeader(HttpHeaders.ETAG, packed ? file.packedTag() : file.tag());
        if (file.packed() != null) {
            response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (status == FOUND && isKnown(file, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(Reply.NOT_MODIFIED).end();
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = packed ? file.packed() : file.body();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static boolean isKnown(WebFile file, String known) {
        return Tag.isAmong(file.tag(), known) || file.packed() != null && Tag.isAmong(file.packedTag(), known);
    }

    private static boolean takesGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = each.split(";", -1);
            if (parts[0].strip().equals("gzip")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /** Read when first asked for: the class path does not change. */
    private static final class Once {
        private static final WebPages PAGES = read(WebPages.class.getClassLoader());

        private static WebPages read(ClassLoader loader) {
            return of(ClassPathFolder.of(loader, FOLDER), Libraries.read(loader));
        }
    }
}
