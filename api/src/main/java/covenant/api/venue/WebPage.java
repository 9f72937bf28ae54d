package covenant.api.venue;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** The page at {@code /}: files from the class path. Their names carry no hash, so browsers must ask again each time. */
final class WebPage {
    private static final String FOLDER = "covenant/web";

    private WebPage() {}

    static void mount(Router router) {
        router.route("/*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(StaticHandler.create(FOLDER)
                        .setCachingEnabled(false)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false));
    }
}
