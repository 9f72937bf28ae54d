package covenant.api.venue;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** The page at {@code /docs}, where the contract can be browsed: Swagger UI from its jar, started by a file of our own. */
final class DocsPage {
    private static final String FOLDER = "covenant/api/docs";

    /** The version is the root pom's {@code swagger-ui.version}; DocsPageTest fails where they differ. */
    private static final String LIBRARY = "META-INF/resources/webjars/swagger-ui/5.34.1";

    private DocsPage() {}

    static void mount(Router router) {
        // First: the handler of files would send the browser on to /docs/.
        router.get("/docs").handler(context -> context.reroute("/docs/index.html"));
        router.head("/docs").handler(context -> context.reroute("/docs/index.html"));
        files(router, "/docs/swagger-ui/*", LIBRARY);
        files(router, "/docs/*", FOLDER);
    }

    private static void files(Router router, String path, String folder) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(StaticHandler.create(folder)
                        .setCachingEnabled(false)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false));
    }
}
