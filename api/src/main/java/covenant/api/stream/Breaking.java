package covenant.api.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection whose other side does not read. Vert.x closes one only when all before the close is sent, which then is
 * never; so this asks the channel itself, before any handler that would wait.
 */
final class Breaking {
    private Breaking() {}

    static void off(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            Channel channel = base.channelHandlerContext().channel();
            ChannelHandlerContext first = channel.pipeline().firstContext();
            if (first != null) {
                first.close();
            }
        }
    }
}
