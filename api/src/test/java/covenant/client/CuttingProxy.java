package covenant.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on to a venue, and breaks connections off: when the answer comes, or all at once. */
public final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 8_192;

    private final ServerSocket door;
    private volatile int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toDrop = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    private CuttingProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Before the server at this port. */
    public static CuttingProxy before(int port) throws IOException {
        return new CuttingProxy(port);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** The next so many answers are not passed on: the connection breaks when their first byte comes. */
    public void dropAnswers(int count) {
        toDrop.set(count);
    }

    /** How many answers were not passed on. */
    public int dropped() {
        return dropped.get();
    }

    /** From now on connections go there. */
    public void to(int port) {
        target = port;
    }

    /** Breaks off every connection. */
    public void cut() {
        sockets.forEach(CuttingProxy::close);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException e) {
            cut(); // closed
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            start(() -> pass(client, server, false));
            start(() -> pass(server, client, true));
        } catch (IOException e) {
            close(client); // nobody is there now
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (answers && toDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    dropped.incrementAndGet();
                    break;
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One side is gone, so is the other.
        }
        close(from);
        close(to);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
