package covenant.api.cli.client;

import covenant.client.Query;
import picocli.CommandLine.Option;

/** How much of a list. */
class Paging {
    @Option(names = "--limit", paramLabel = "N", order = 50, description = "At most so many, 1 to 1000.")
    private Integer limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", order = 51, description = "Go on behind the page before.")
    private String cursor;

    @Option(names = "--all", order = 52, description = "Page after page to the end.")
    private boolean all;

    boolean isAll() {
        return all;
    }

    Query of(Query query) {
        return query.with("limit", limit).with("cursor", cursor);
    }

    /** A history, which can also be read from its newest row. */
    static final class History extends Paging {
        @Option(names = "--newest", order = 53, description = "Newest first.")
        private boolean newest;

        @Override
        Query of(Query query) {
            return super.of(query).with("order", newest ? "desc" : null);
        }
    }
}
