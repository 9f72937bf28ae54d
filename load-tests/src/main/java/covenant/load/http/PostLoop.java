package covenant.load.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * Posts on many keep-alive connections from one thread, one request at a time on each. It knows just enough HTTP to cost little beside
 * the server, with which it shares the cores.
 */
final class PostLoop {
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 16_384;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final Pace pace;
    private final LongFunction<String> request;
    private final Queue<Connection> idle = new ArrayDeque<>();
    private final Histogram nanos = new Histogram(3);
    private long due;
    private long number;
    private long trades;
    private long refused;
    private int underWay;
    private String firstRefusal;

    private PostLoop(Selector selector, Pace pace, LongFunction<String> request) {
        this.selector = selector;
        this.pace = pace;
        this.request = request;
    }

    /**
     * Runs until the pace says that it is over and everything is answered.
     *
     * @param request makes the whole request with this number, head and body
     */
    static Measured run(URI address, int connections, Pace pace, LongFunction<String> request) throws IOException {
        try (Selector selector = Selector.open()) {
            PostLoop loop = new PostLoop(selector, pace, request);
            for (int i = 0; i < connections; i++) {
                loop.idle.add(loop.connect(address));
            }
            loop.run();
            selector.keys().forEach(PostLoop::close);
            if (loop.firstRefusal != null) {
                System.err.println("refused: " + loop.firstRefusal);
            }
            return new Measured(loop.trades, loop.refused, (System.nanoTime() - pace.startNanos()) / 1e9, loop.nanos);
        }
    }

    private Connection connect(URI address) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new IllegalStateException("a connection cannot be closed", e);
        }
    }

    private void run() throws IOException {
        due = pace.next();
        while (due != Long.MAX_VALUE || underWay > 0) {
            sendWhatIsDue();
            long wait = due == Long.MAX_VALUE || idle.isEmpty() ? 1_000 : (due - System.nanoTime()) / NANOS_PER_MILLI;
            // Below a millisecond there is nothing to wait with but looking again.
            int ready = wait > 0 ? selector.select(this::read, wait) : selector.selectNow(this::read);
            if (ready == 0 && wait <= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private void sendWhatIsDue() throws IOException {
        while (due != Long.MAX_VALUE && !idle.isEmpty() && due <= System.nanoTime()) {
            Connection connection = idle.remove();
            connection.dueNanos = due;
            connection.send(request.apply(number++));
            underWay++;
            due = pace.next();
        }
    }

    private void read(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            int status = connection.read();
            if (status == 0) {
                return;
            }
            nanos.recordValue(Math.max(0, System.nanoTime() - connection.dueNanos));
            underWay--;
            idle.add(connection);
            if (status / 100 == 2) {
                trades++;
            } else {
                refused++;
                firstRefusal = firstRefusal == null ? connection.text() : firstRefusal;
            }
            connection.in.clear();
        } catch (IOException e) {
            throw new IllegalStateException("a connection broke", e);
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
        private long dueNanos;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send(String text) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /** The status if the answer is complete, else 0. */
        int read() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the server closed the connection: " + text());
            }
            byte[] bytes = in.array();
            int end = in.position();
            int bodyBytes = -1;
            for (int i = 0; i < end - 2; i++) {
                if (bytes[i] != '\n') {
                    continue;
                }
                if (bytes[i + 2] == '\n') {
                    if (bodyBytes < 0) {
                        throw new IOException("an answer without its length: " + text());
                    }
                    boolean complete = end >= i + 3 + bodyBytes;
                    return complete ? (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0' : 0;
                }
                if (isLengthAt(bytes, i + 1, end)) {
                    bodyBytes = number(bytes, i + 1 + LENGTH.length);
                }
            }
            return 0;
        }

        private static boolean isLengthAt(byte[] bytes, int start, int end) {
            if (start + LENGTH.length >= end) {
                return false;
            }
            for (int i = 0; i < LENGTH.length; i++) {
                if ((bytes[start + i] | 0x20) != LENGTH[i]) {
                    return false;
                }
            }
            return true;
        }

        private static int number(byte[] bytes, int start) {
            int number = 0;
            for (int i = start; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
                number = number * 10 + bytes[i] - '0';
            }
            return number;
        }

        String text() {
            return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
        }
    }
}
