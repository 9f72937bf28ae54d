package covenant.api.stream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A client on a WebSocket: one text message per frame. */
record WebSocketWire(HttpConnection connection, ServerWebSocket socket) implements Wire {
    @Override
    public boolean isOver() {
        return socket.isClosed();
    }

    @Override
    public Future<Void> send(String id, String json) {
        try {
            return socket.writeTextMessage(json);
        } catch (IllegalStateException closed) {
            // Since it was last asked; its client is about to leave.
            return Future.failedFuture(closed);
        }
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
