package covenant.api.stream;

import io.vertx.core.Future;

/** How frames reach one client. Called from the hub's context only. */
interface Wire {
    /** Whether the connection is gone; nothing more is sent then. */
    boolean isOver();

    /** Sends a frame; completes, on any thread, when the socket has taken it or never will. */
    Future<Void> send(String id, String json);

    /** Says why, and ends it. Status codes are those of WebSockets. */
    void end(short code, String reason);

    /** Breaks the connection of a client that does not read, and so cannot read the end either. */
    void breakOff();
}
