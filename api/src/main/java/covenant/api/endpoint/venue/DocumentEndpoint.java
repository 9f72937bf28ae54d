package covenant.api.endpoint.venue;

import covenant.api.contract.Contract;
import covenant.api.contract.StreamContract;
import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** {@code GET /openapi.yaml} and {@code /openapi.json}: the contract, which requests are checked against; {@code /asyncapi.yaml}: that of the stream. */
public final class DocumentEndpoint implements Endpoint {
    /** The media type of YAML. */
    public static final String YAML = "application/yaml";

    private final Crossing crossing;
    private final String type;
    private final Buffer document;

    private DocumentEndpoint(Crossing crossing, String type, Buffer document) {
        this.crossing = crossing;
        this.type = type;
        this.document = document;
    }

    /** As YAML. */
    public static DocumentEndpoint yaml(Crossing crossing) {
        return new DocumentEndpoint(crossing, YAML, Contract.theOne().yaml());
    }

    /** The document of the live stream, as YAML. */
    public static DocumentEndpoint stream(Crossing crossing) {
        return new DocumentEndpoint(
                crossing, YAML, Buffer.buffer(StreamContract.theOne().yaml()));
    }

    /** As JSON. */
    public static DocumentEndpoint json(Crossing crossing) {
        return new DocumentEndpoint(crossing, Reply.JSON, Contract.theOne().json());
    }

    @Override
    public Future<Reply> handle(Call call) {
        return Future.succeededFuture(new Reply(200, type, document.copy(), crossing.doneSequence(), Map.of()));
    }
}
