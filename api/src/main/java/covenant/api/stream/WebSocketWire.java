package covenant.api.stream;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A client on a WebSocket: one text message per frame. */
record WebSocketWire(HttpConnection connection, ServerWebSocket socket) implements Wire {
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
        socket.close(code, reason);
    }

    @Override
    public void breakOff() {
        Breaking.off(connection);
    }
}
