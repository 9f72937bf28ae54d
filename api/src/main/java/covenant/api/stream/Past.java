package covenant.api.stream;

import covenant.api.directory.Directory;
import covenant.api.history.HistoryGateway;
import covenant.api.history.PastReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The history for clients that come back after long: so many reads at once and no more, the others wait in line, so that a storm of them
 * leaves the history's other readers their share. Used from the hub's context only.
 */
final class Past {
    private static final int READS = 2;

    private final HistoryGateway gateway;
    private final Directory directory;
    private final Vertx vertx;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int reading;

    Past(Vertx vertx, HistoryGateway gateway, Directory directory) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.directory = directory;
    }

    /** Whether there is a history. */
    boolean isKept() {
        return gateway != null && gateway.isKept();
    }

    /** Names of accounts and markets. */
    Directory directory() {
        return directory;
    }

    /** Reads what an interest hears of, where these are the slugs of its markets; null for all. */
    PastReader reader(List<String> markets, Interest interest, PastReader.After trades, PastReader.After own) {
        List<Integer> numbers = markets == null
                ? null
                : markets.stream().map(id -> directory.market(id).number()).toList();
        return gateway.past(numbers, interest.account(), trades, own);
    }

    /** Reads in its turn. */
    <T> Future<T> inTurn(Supplier<Future<T>> read) {
        Promise<T> promise = Promise.promise();
        Runnable run = () -> {
            reading++;
            // What is thrown at once must not keep its turn for ever.
            Future.succeededFuture().compose(none -> read.get()).onComplete(done -> {
                reading--;
                if (!waiting.isEmpty()) {
                    waiting.poll().run();
                }
                promise.handle(done);
            });
        };
        if (reading < READS) {
            run.run();
        } else {
            waiting.add(run);
        }
        return promise.future();
    }

    /** Does something later. */
    void later(long millis, Runnable task) {
        vertx.setTimer(millis, id -> task.run());
    }
}
