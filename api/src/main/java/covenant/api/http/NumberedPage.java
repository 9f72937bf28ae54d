package covenant.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A page of things that are numbered from 0 in the order in which they were opened; copied in one turn of the core.
 *
 * @param items what is on it, as it stood
 * @param next the cursor of the following page, or null
 * @param sequence how far the venue was
 */
public record NumberedPage<T>(List<T> items, Integer next, long sequence) {
    /** How long a page is unless the client says otherwise. */
    public static final int DEFAULT_LIMIT = 100;

    public NumberedPage {
        items = List.copyOf(items);
    }

    /**
     * What a client asks for.
     *
     * @param after the page begins after this number
     */
    public record Asked(int after, int limit) {
        /** The parameters {@code cursor} and {@code limit} of a call. */
        public static Asked by(Call call) {
            return new Asked(Paging.numberCursor(call, -1), Paging.limit(call, DEFAULT_LIMIT));
        }

        /**
         * The page; call it on the core's thread.
         *
         * @param count how many there are
         * @param see the one of this number as it stands, or null if it is not to be on the page
         */
        public <T> NumberedPage<T> of(int count, IntFunction<T> see, long sequence) {
            List<T> items = new ArrayList<>();
            for (int number = after + 1; number < count; number++) {
                T item = see.apply(number);
                if (item != null && items.size() == limit) {
                    return new NumberedPage<>(items, number - 1, sequence);
                }
                if (item != null) {
                    items.add(item);
                }
            }
            return new NumberedPage<>(items, null, sequence);
        }
    }

    /** As a reply: the items under this name, and the cursor of the next page. */
    public Reply reply(String name, Function<T, JsonObject> json) {
        JsonArray list = new JsonArray();
        items.forEach(item -> list.add(json.apply(item)));
        return Reply.json(
                sequence, new JsonObject().put(name, list).put("next", next == null ? null : next.toString()));
    }

    /** The same as CSV; the cursor of the next page is in a header. */
    public Reply csv(List<String> columns, Function<T, JsonObject> json) {
        Reply reply = CsvText.reply(sequence, columns, items.stream().map(json).toList());
        return next == null ? reply : reply.with(Reply.NEXT_HEADER, next.toString());
    }
}
