package covenant.api.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Logback's JSON lines, with what a line knows (request id, route, ..) as members of the object itself; numbers stay numbers. */
final class JsonLines extends JsonEncoder {
    JsonLines() {
        setWithContext(false);
        setWithMDC(false);
        setWithMarkers(false);
        setWithNanoseconds(false);
        setWithSequenceNumber(false);
        setWithArguments(false);
        setWithMessage(false);
        setWithFormattedMessage(true);
        setWithKVPList(false);
    }

    @Override
    protected void appendCustomFields(StringBuilder line, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null) {
            return;
        }
        for (KeyValuePair pair : pairs) {
            line.append(",\"").append(JsonEscapeUtil.jsonEscapeString(pair.key)).append("\":");
            if (pair.value instanceof Number || pair.value == null) {
                line.append(pair.value);
            } else {
                line.append('"')
                        .append(JsonEscapeUtil.jsonEscapeString(pair.value.toString()))
                        .append('"');
            }
        }
    }
}
