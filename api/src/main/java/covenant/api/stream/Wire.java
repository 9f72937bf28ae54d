package covenant.api.stream;

/** How frames reach one client. Called from the hub's context only. */
interface Wire {
    /** Whether the client has yet to take what was sent; nothing more is sent until then. */
    boolean full();

    /** Sends a frame. */
    void send(String id, String json);

    /** Says why, and ends it. Status codes are those of WebSockets. */
    void end(short code, String reason);

    /** Breaks the connection of a client that does not read, and so cannot read the end either. */
    void breakOff();
}
