package covenant.api.stream;

import io.vertx.core.Future;

/** A client's connection whose frames are counted. */
record CountedWire(Wire wire, StreamCounts counts) implements Wire {
    private static final String CONFLATED = "{\"type\":\"conflated\"";

    @Override
    public boolean isOver() {
        return wire.isOver();
    }

    @Override
    public Future<Void> send(String id, String json) {
        counts.sent();
        if (json.startsWith(CONFLATED)) {
            counts.conflated();
        }
        return wire.send(id, json);
    }

    @Override
    public void end(short code, String reason) {
        wire.end(code, reason);
    }

    @Override
    public void breakOff() {
        wire.breakOff();
    }
}
