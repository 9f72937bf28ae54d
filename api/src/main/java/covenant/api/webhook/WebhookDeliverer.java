package covenant.api.webhook;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.RecordDelivery;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.playbook.Firing;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueRing;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what playbooks post. It keeps nothing of its own: what is pending, and after how many attempts, is the venue's state. Make it
 * before the ring, whose listener it is, and {@link #start} it with the ring.
 */
public final class WebhookDeliverer implements StepListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliverer.class);
    /** How long until a venue that had no room is asked again. */
    private static final long VENUE_RETRY_MILLIS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final WebhookOptions options;
    private final WebhookKeys keys;
    private final WebhookSender sender;
    // On the context only.
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Set<Integer> known = new HashSet<>();
    private int underWay;
    private volatile VenueRing ring;
    private volatile boolean closed;

    /** A deliverer that signs with these keys. */
    public WebhookDeliverer(Vertx vertx, WebhookOptions options, WebhookKeys keys) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.keys = keys;
        this.sender = new WebhookSender(vertx, options.timeoutMillis());
    }

    /** Takes up what is pending, and from now on whatever is fired. */
    public void start(VenueRing theRing) {
        ring = theRing;
        theRing.read(WebhookDeliverer::pending).thenAccept(firings -> onContext(() -> firings.forEach(this::take)));
    }

    private static List<Integer> pending(Engine engine) {
        return engine.state().playbooks().firings().stream()
                .filter(firing -> firing.delivery() == Firing.Delivery.PENDING)
                .map(Firing::number)
                .toList();
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        for (Event event : events) {
            if (event instanceof Event.PlaybookFired fired) {
                onContext(() -> take(fired.firing()));
            }
        }
    }

    private void onContext(Runnable task) {
        try {
            context.runOnContext(none -> task.run());
        } catch (RejectedExecutionException e) {
            LOG.debug("the deliverer's context is gone", e);
        }
    }

    // ---- on the context

    private void take(int firing) {
        if (ring != null && options.enabled() && known.add(firing)) {
            waiting.add(firing);
            next();
        }
    }

    private void next() {
        while (!closed && underWay < options.atOnce() && !waiting.isEmpty()) {
            underWay++;
            attempt(waiting.remove());
        }
    }

    private void attempt(int firing) {
        ring.read(engine -> WebhookPost.of(firing, engine))
                .whenComplete((post, failure) -> onContext(() -> {
                    if (failure != null) {
                        later(firing, VENUE_RETRY_MILLIS);
                    } else if (post == null) {
                        end(firing);
                    } else {
                        post(post);
                    }
                }));
    }

    private void post(WebhookPost post) {
        String id = keys.deliveryId(post.firing());
        sender.post(post.url(), id, keys.secret(post.playbook()), post.text(id))
                .onSuccess(status -> onContext(() -> record(post, status)));
    }

    private void record(WebhookPost post, int status) {
        int attempt = post.attempts() + 1;
        boolean delivered = new Firing.Attempt(status, 0).delivered();
        boolean last = delivered || attempt >= options.attempts();
        ring.submit(new RecordDelivery(CommandId.NONE, Command.VENUE_ACCOUNT, post.firing(), attempt, status, last))
                .whenComplete((answer, failure) -> onContext(() -> {
                    if (failure != null || hadNoRoom(answer)) {
                        recordLater(post, status);
                    } else if (last || !answer.ok()) {
                        tell(post, status, delivered);
                        end(post.firing());
                    } else {
                        later(post.firing(), options.pauseMillis(attempt));
                    }
                }));
    }

    private static boolean hadNoRoom(Answer answer) {
        return answer.refusal() == Refusal.VENUE_BUSY || answer.refusal() == Refusal.JOURNAL_FULL;
    }

    private void recordLater(WebhookPost post, int status) {
        if (!closed) {
            vertx.setTimer(VENUE_RETRY_MILLIS, id -> onContext(() -> record(post, status)));
        }
    }

    private static void tell(WebhookPost post, int status, boolean delivered) {
        if (!delivered) {
            // Not the address: it may hold what only its receiver is to know.
            LOG.warn("the webhook of playbook {} was given up, last status {}", post.playbook(), status);
        }
    }

    private void later(int firing, long millis) {
        underWay--;
        if (!closed) {
            vertx.setTimer(
                    millis,
                    id -> onContext(() -> {
                        waiting.add(firing);
                        next();
                    }));
            next();
        }
    }

    private void end(int firing) {
        underWay--;
        known.remove(firing);
        next();
    }

    /** Makes no further attempt. What is under way may still arrive; if that is not noted it will be delivered once more. */
    @Override
    public void close() {
        closed = true;
        sender.close().await();
    }
}
