package covenant.api.stream;

import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.BooleanSupplier;

/**
 * What a client on a WebSocket says: {@code subscribe}, {@code unsubscribe} and {@code digest}. A message that makes no sense is answered
 * with an {@code error} frame; one that is too long, beyond the sender's share of requests, or from a client that does not read the
 * answers ends the connection.
 */
final class ClientTalk {
    private static final short POLICY = 1008;
    private static final short TOO_BIG = 1009;
    private static final int MAX_BYTES = 8_192;

    private final StreamHub hub;
    private final StreamClient client;
    private final Subscription subscription;
    private final ServerWebSocket socket;
    private final BooleanSupplier hasShare;
    private Buffer message = Buffer.buffer();

    ClientTalk(
            StreamHub hub,
            StreamClient client,
            Subscription subscription,
            ServerWebSocket socket,
            BooleanSupplier hasShare) {
        this.hasShare = hasShare;
        this.hub = hub;
        this.client = client;
        this.subscription = subscription;
        this.socket = socket;
    }

    void hear(WebSocketFrame frame) {
        if (frame.isClose() || frame.isPing()) {
            return;
        }
        message.appendBuffer(frame.binaryData());
        if (message.length() > MAX_BYTES) {
            socket.close(TOO_BIG, "clients may send " + MAX_BYTES + " bytes at most");
            return;
        }
        if (frame.isFinal()) {
            byte[] bytes = message.getBytes();
            message = Buffer.buffer();
            if (client.out().unsentBytes() > 0 && client.out().isFull()) {
                socket.close(POLICY, "read before you ask for more");
            } else if (!hasShare.getAsBoolean()) {
                socket.close(POLICY, ApiCode.RATE_LIMITED.code());
            } else {
                answer(bytes);
            }
        }
    }

    private void answer(byte[] bytes) {
        try {
            Fields fields = Fields.of(StrictJson.object(bytes));
            String type = fields.text("type");
            switch (type) {
                case "subscribe" -> {
                    Interest more = subscription.of(fields, client.claim());
                    subscription.limited(client.interest().and(more));
                    hub.change(client, interest -> interest.and(more));
                }
                case "unsubscribe" -> {
                    Interest less = subscription.of(fields, client.claim());
                    hub.change(client, interest -> interest.without(less));
                }
                case "digest" -> {
                    fields.only("type");
                    hub.tell(client, StreamClient::wantDigest);
                }
                default ->
                    throw new Rejection(ApiCode.VALUE_INVALID, "type is one of subscribe, unsubscribe and digest");
            }
        } catch (Rejection e) {
            hub.refuse(client, e.kind().code(), e.getMessage());
        }
    }
}
