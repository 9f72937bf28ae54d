package covenant.load.browser;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The line between browsers and a server. It passes bytes on until it is cut: then it breaks off what is open and takes nothing
 * new. (Chromium told to be offline leaves WebSockets open, and silent.) It keeps its address when the server comes back on another port.
 */
final class Line implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final NetServer server;
    private volatile int port;
    private volatile boolean isCut;

    private Line(int port) {
        this.port = port;
        server = vertx.createNetServer().connectHandler(this::connect);
    }

    /** To the server at this port of this machine. */
    static Line to(int port) {
        Line line = new Line(port);
        line.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return line;
    }

    /** Where it begins. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** From now on it ends there. */
    void leadTo(int newPort) {
        port = newPort;
    }

    void cut() {
        isCut = true;
        sockets.forEach(NetSocket::close);
    }

    void restore() {
        isCut = false;
    }

    private void connect(NetSocket browser) {
        if (isCut) {
            browser.close();
            return;
        }
        browser.pause();
        client.connect(port, "127.0.0.1")
                .onSuccess(venue -> join(browser, venue))
                .onFailure(gone -> browser.close());
    }

    private void join(NetSocket browser, NetSocket venue) {
        keep(browser);
        keep(venue);
        browser.pipeTo(venue).onComplete(end -> venue.close());
        venue.pipeTo(browser).onComplete(end -> browser.close());
        browser.resume();
        if (isCut) {
            browser.close();
            venue.close();
        }
    }

    private void keep(NetSocket socket) {
        sockets.add(socket);
        socket.closeHandler(end -> sockets.remove(socket));
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
