package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.contract.Check;
import covenant.api.contract.StreamContract;
import covenant.api.contract.Violation;
import covenant.api.json.StrictJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every frame that a test's client applies against the stream's contract. */
final class DescribedFrames {
    private static final StreamContract CONTRACT = StreamContract.theOne();
    private static final Map<String, Check> CHECKS = new ConcurrentHashMap<>();

    private DescribedFrames() {}

    /** Fails unless the document describes this frame. */
    static void check(JsonObject frame) {
        String type = frame.getString("type");
        assertThat(CONTRACT.frameTypes()).as("types of frames in asyncapi.yaml").contains(type);
        Violation violation = CHECKS.computeIfAbsent(type, CONTRACT::frame).of(value(frame.encode()));
        assertThat(violation == null ? "" : violation.text())
                .as("not as asyncapi.yaml has it: %s", frame.encode())
                .isEmpty();
    }

    /** The value as the checks see it. */
    static Object value(String json) {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }
}
