package covenant.api.contract;

import io.vertx.core.json.JsonObject;

/** The bodies that the document shows. */
final class ContractExamples {
    private ContractExamples() {}

    /** A copy of an example of an operation. */
    static JsonObject of(String operationId, String name) {
        Operation operation = Contract.theOne().operations().stream()
                .filter(each -> each.id().equals(operationId))
                .findFirst()
                .orElseThrow();
        return new JsonObject(
                new JsonObject(SchemaCompiler.map(operation.examples().get(name))).encode());
    }
}
