package covenant.api.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.LongAdder;

/** Hands lines to its thread; where that has as many as it can hold, a line is dropped and counted: no event loop ever waits for a log. */
final class DroppingAppender extends AsyncAppender {
    private static final int LINES = 16_384;
    private static final int FLUSH_MILLIS = 2_000;

    private final LongAdder dropped;

    DroppingAppender(LongAdder dropped) {
        this.dropped = dropped;
        setQueueSize(LINES);
        setDiscardingThreshold(0);
        setNeverBlock(true);
        setMaxFlushTime(FLUSH_MILLIS);
        setIncludeCallerData(false);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() > 0) {
            super.append(event);
        } else {
            dropped.increment();
        }
    }
}
