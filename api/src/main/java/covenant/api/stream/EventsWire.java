package covenant.api.stream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;

/** A client on server-sent events: one event per frame, with the frame's id as the event's. */
record EventsWire(HttpConnection connection, HttpServerResponse response) implements Wire {
    @Override
    public boolean isOver() {
        return response.closed() || response.ended();
    }

    @Override
    public Future<Void> send(String id, String json) {
        try {
            return response.write("id: " + id + "\ndata: " + json + "\n\n");
        } catch (IllegalStateException ended) {
            // Since it was last asked; its client is about to leave.
            return Future.failedFuture(ended);
        }
    }

    @Override
    public void end(short code, String reason) {
        if (!isOver()) {
            response.end(": closed " + code + " " + reason + "\n\n");
        }
    }

    @Override
    public void breakOff() {
        if (response.streamId() < 0) {
            Breaking.off(connection);
        } else {
            // HTTP/2: others may share the connection.
            response.reset();
        }
    }
}
