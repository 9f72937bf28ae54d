package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A list that comes in pages, read one after the other as its iterator gets there. Each iterator begins anew. */
public final class Pages<T> implements Iterable<T> {
    private final Connection connection;
    private final Query first;
    private final String name;
    private final Function<JsonObject, T> read;

    /** {@code name} is the field that holds the list; empty where the body is the list. */
    Pages(Connection connection, Query first, String name, Function<JsonObject, T> read) {
        this.connection = connection;
        this.first = first;
        this.name = name;
        this.read = read;
    }

    /** The same, so many at a time: 1 to 1000. */
    public Pages<T> by(int limit) {
        return new Pages<>(connection, first.with("limit", limit), name, read);
    }

    /** The same, newest first, where it is a history. */
    public Pages<T> newestFirst() {
        return new Pages<>(connection, first.with("order", "desc"), name, read);
    }

    /** The same from this cursor on. */
    public Pages<T> from(String cursor) {
        return new Pages<>(connection, first.with("cursor", cursor), name, read);
    }

    /** The items, fetched as they are asked for. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<T> iterator() {
        return new Turning();
    }

    private final class Turning implements Iterator<T> {
        private final Deque<T> page = new ArrayDeque<>();
        private Query next = first;

        @Override
        public boolean hasNext() {
            // A page may be empty and not the last, where a filter picks.
            while (page.isEmpty() && next != null) {
                turn();
            }
            return !page.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.remove();
        }

        private void turn() {
            Answer answer = connection.get(next);
            JsonArray items;
            String cursor;
            if (name.isEmpty()) {
                items = answer.array();
                cursor = answer.next().isEmpty() ? null : answer.next();
            } else {
                JsonObject json = answer.json();
                items = json.getJsonArray(name);
                cursor = json.getString("next");
            }
            for (int i = 0; i < items.size(); i++) {
                page.add(read.apply(items.getJsonObject(i)));
            }
            next = cursor == null ? null : first.with("cursor", cursor);
        }
    }
}
