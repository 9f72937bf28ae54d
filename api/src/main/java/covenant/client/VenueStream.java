package covenant.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The live stream, kept alive: after a lost connection it goes on from the last frame, checks by {@code previous} that none is missing, and
 * begins anew where one is. Frames come on one thread; while that is busy nothing more is read.
 */
public final class VenueStream implements AutoCloseable {
    /** Three heartbeats. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Connection connection;
    private final Subscription subscription;
    private final StreamListener listener;
    private final Thread thread;
    private volatile boolean closed;
    private volatile String last;
    private String place = "";
    private String stream = "";
    private int tries;

    VenueStream(Connection connection, Subscription subscription, StreamListener listener) {
        this.connection = connection;
        this.subscription = subscription;
        this.listener = listener;
        this.last = subscription.from();
        this.thread = new Thread(this::run, "covenant-stream");
        thread.setDaemon(true);
        thread.start();
    }

    /** The id of the last frame from which one can go on; empty before the first. */
    public String last() {
        return last;
    }

    /** Ends it; no call comes after this, but for one that is under way on another thread. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            String reason;
            try {
                reason = follow();
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (isRefusal(cause)) {
                    closed = true;
                    listener.onRefused(
                            ((WebSocketHandshakeException) cause).getResponse().statusCode());
                    return;
                }
                reason = text(cause);
            } catch (InterruptedException e) {
                // Only close() interrupts.
                return;
            }
            if (!closed) {
                listener.onInterrupted(reason);
            }
            try {
                Thread.sleep(Connection.pause(tries++));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whether the venue does not want what was asked for, and will not a little later. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebSocketHandshakeException refused
                && refused.getResponse() != null
                && refused.getResponse().statusCode() / 100 == 4
                && refused.getResponse().statusCode() != 429;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Reads frames until the connection ends; returns why. */
    private String follow() throws InterruptedException {
        Inbox inbox = new Inbox();
        WebSocket.Builder builder = connection.http().newWebSocketBuilder();
        if (connection.key() != null) {
            builder.header("Authorization", "Bearer " + connection.key());
        }
        WebSocket socket = builder.buildAsync(uri(), inbox).join();
        try {
            while (true) {
                String text = inbox.texts.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
                if (text == null) {
                    return "nothing came for " + SILENCE.toSeconds() + " s";
                }
                if (text.isEmpty()) {
                    return inbox.end;
                }
                String wrong = take(Frame.of(text));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
                socket.request(1);
            }
        } finally {
            socket.abort();
        }
    }

    private URI uri() {
        Query query = Query.api("stream");
        for (var parameter : subscription.parameters().entrySet()) {
            query = query.with(parameter.getKey(), parameter.getValue());
        }
        String from = last;
        place = from;
        String http = connection.address().toString();
        String base = http.endsWith("/") ? http.substring(0, http.length() - 1) : http;
        // http to ws, https to wss
        return URI.create("ws" + base.substring(4) + query.with("from", from.isEmpty() ? null : from));
    }

    /** Hands a frame on; returns what is wrong with it, or nothing. */
    private String take(Frame frame) {
        if (frame.begins()) {
            stream = Reading.text(frame.json(), "stream");
            listener.onBegin();
        } else if (!place.equals(frame.previous() == null ? "" : frame.previous())) {
            return anew("a frame is missing between " + place + " and " + frame.id());
        } else if (frame.type().equals("resumed") && isAnother(Reading.text(frame.json(), "stream"))) {
            return anew("the venue was started anew");
        }
        place = frame.id();
        if (!frame.isUnfinished()) {
            last = place;
            tries = 0;
        }
        listener.onFrame(frame);
        return "";
    }

    private boolean isAnother(String told) {
        boolean another = !stream.isEmpty() && !told.isEmpty() && !told.equals(stream);
        stream = told;
        return another;
    }

    /** What is known can be gone on with no more; a snapshot puts it right. */
    private String anew(String why) {
        last = "";
        return why;
    }

    /** Takes messages as they come, one at a time. */
    private static final class Inbox implements WebSocket.Listener {
        /** An empty text is the end. */
        private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();

        private final StringBuilder message = new StringBuilder();
        private volatile String end = "";

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            message.append(data);
            if (isLast) {
                texts.add(message.toString());
                message.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end("the venue closed the connection: " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            end(text(failure));
        }

        private void end(String why) {
            end = why;
            texts.add("");
        }
    }
}
