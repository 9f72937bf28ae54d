package covenant.api.request;

import covenant.api.json.Fields;
import covenant.api.problem.Rejection;
import covenant.engine.Answer;
import covenant.engine.Refusal;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** The id of something about to be opened: the client's, or one derived from its title until the venue takes one. */
public final class DerivedId {
    private static final int ATTEMPTS = 8;

    private final String chosen;
    private final String title;
    private final String otherwise;
    private final Predicate<String> taken;

    /**
     * An id.
     *
     * @param field where the client may have put its own
     * @param otherwise the id where the title has no Latin letter or digit
     * @param taken whether an id is taken
     */
    public DerivedId(Fields body, String field, String title, String otherwise, Predicate<String> taken) {
        this.chosen = body.has(field) ? body.text(field) : null;
        this.title = title;
        this.otherwise = otherwise;
        this.taken = taken;
    }

    /** Opens it; where two requests derive the same id at once, the later one tries the next. */
    public Future<Answer> open(Function<String, Future<Answer>> opening) {
        return chosen != null ? opening.apply(chosen) : attempt(opening, ATTEMPTS);
    }

    private Future<Answer> attempt(Function<String, Future<Answer>> opening, int left) {
        return opening.apply(Slugs.free(title, otherwise, taken))
                .recover(failure -> left > 1 && Rejection.isOf(failure, Refusal.ID_TAKEN)
                        ? attempt(opening, left - 1)
                        : Future.failedFuture(failure));
    }
}
