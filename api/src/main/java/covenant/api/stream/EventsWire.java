package covenant.api.stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A client on server-sent events: one event per frame, with the frame's id as the event's. */
record EventsWire(HttpServerRequest request, HttpServerResponse response) implements Wire {
    @Override
    public boolean full() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    @Override
    public void send(String id, String json) {
        if (!response.closed() && !response.ended()) {
            response.write("id: " + id + "\ndata: " + json + "\n\n");
        }
    }

    @Override
    public void end(short code, String reason) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.end(": closed " + code + " " + reason + "\n\n");
        if (response.writeQueueFull()) {
            // It does not read, so it will not read the end either.
            request.connection().close();
        }
    }
}
