package covenant.api.badinput;

import java.nio.charset.StandardCharsets;

/** Bodies that are no JSON, or not what JSON should be here. */
class BadJsonTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.trade("no body at all", "", 400, "malformed-json");
        table.trade("not JSON", "shares=1", 400, "malformed-json");
        table.trade("cut off in the middle", "{\"commandId\":\"x\",\"outcome\":\"ye", 400, "malformed-json");
        table.trade("a list in place of an object", "[]", 400, "malformed-json");
        table.trade("a text in place of an object", "\"shares\"", 400, "malformed-json");
        table.trade("two objects", "{\"commandId\":\"x\"} {}", 400, "malformed-json");
        table.trade("a comma too many", "{\"commandId\":\"x\",}", 400, "malformed-json");
        table.trade("a comment", "{/* hi */\"commandId\":\"x\"}", 400, "malformed-json");
        table.trade("single quotes", "{'commandId':'x'}", 400, "malformed-json");
        table.trade("a bare NaN", "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":NaN}", 400, "malformed-json");
        table.trade(
                "a bare Infinity",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":-Infinity}",
                400,
                "malformed-json");
        table.trade(
                "a field twice",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\",\"shares\":\"2\"}",
                400,
                "malformed-json");
        table.trade(
                "nested a hundred deep", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", 400, "malformed-json");
        table.trade("a raw control character in a text", "{\"commandId\":\"x\u0001\"}", 400, "malformed-json");
        table.trade(
                "half a surrogate pair",
                "{\"commandId\":\"x\",\"outcome\":\"\\ud800\",\"shares\":\"1\"}",
                422,
                "text-invalid");
        table.row(
                "bytes that are not UTF-8",
                "rich",
                "POST",
                BadRequests.TRADES,
                new byte[] {'{', '"', (byte) 0xff, '"', '}'},
                400,
                "malformed-json");
        table.row(
                "UTF-16",
                "rich",
                "POST",
                BadRequests.TRADES,
                "{\"commandId\":\"x\"}".getBytes(StandardCharsets.UTF_16),
                400,
                "malformed-json");
        table.trade(
                "an unknown field",
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\",\"leverage\":2}",
                400,
                "unknown-field");
        table.trade(
                "a field in another case",
                "{\"commandId\":\"x\",\"Outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "unknown-field");
        table.trade("no commandId", "{\"outcome\":\"yes\",\"shares\":\"1\"}", 400, "command-id-missing");
        table.trade(
                "commandId is null",
                "{\"commandId\":null,\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-missing");
        table.trade(
                "an empty commandId",
                "{\"commandId\":\"\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId of 65 characters",
                "{\"commandId\":\"" + "x".repeat(65) + "\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId with a space",
                "{\"commandId\":\"a b\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId with an umlaut",
                "{\"commandId\":\"\u00e4\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "command-id-invalid");
        table.trade(
                "a commandId that is a number",
                "{\"commandId\":7,\"outcome\":\"yes\",\"shares\":\"1\"}",
                400,
                "wrong-type");
    }
}
