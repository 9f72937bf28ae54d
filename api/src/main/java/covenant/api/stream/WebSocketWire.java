package covenant.api.stream;

import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;

/** A client on a WebSocket: one text message per frame. */
record WebSocketWire(ServerWebSocket socket) implements Wire {
    private static final long CLOSE_SECONDS = 2;

    @Override
    public boolean full() {
        // A closed socket throws when asked; its client is about to leave.
        return socket.isClosed() || socket.writeQueueFull();
    }

    @Override
    public void send(String id, String json) {
        socket.writeTextMessage(json);
    }

    @Override
    public void end(short code, String reason) {
        socket.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS, code, reason);
    }
}
