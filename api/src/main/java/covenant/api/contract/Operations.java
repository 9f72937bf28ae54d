package covenant.api.contract;

import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the files write shortly of an operation, as OpenAPI writes it: {@code x-roles}, {@code x-codes}, {@code x-body}, {@code x-answer} and
 * {@code x-query} become security, responses by status, request body and parameters.
 */
final class Operations {
    private static final List<String> ALL_ROLES = List.of("participant", "coordinator", "researcher", "operator");
    /** What comes with an ETag, as paths name it. */
    private static final Set<String> TAGGED = Set.of("market", "commitment", "playbook");

    private static final String[] RATE = {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"};
    private static final String JSON = "application/json";
    private static final String PARAMETERS = "#/components/parameters/";
    private static final String HEADERS = "#/components/headers/";

    private final Map<String, Object> components;
    private final Shorthand shorthand;

    Operations(Map<String, Object> components, Shorthand shorthand) {
        this.components = components;
        this.shorthand = shorthand;
    }

    Map<String, Object> whole(String path, String method, Map<String, Object> brief) {
        List<String> roles = roles(brief.get("x-roles"));
        boolean keyed = !roles.isEmpty();
        boolean body = brief.containsKey("x-body");
        Map<String, Object> whole = new LinkedHashMap<>();
        for (String field : List.of("operationId", "tags", "summary", "description")) {
            if (brief.containsKey(field)) {
                whole.put(field, brief.get(field));
            }
        }
        List<Map<String, Object>> security = new ArrayList<>();
        if (keyed) {
            SchemaCompiler.map(components.get("securitySchemes"))
                    .keySet()
                    .forEach(scheme -> security.add(Map.of(scheme, List.of())));
        }
        whole.put("security", security);
        whole.put("x-roles", roles);
        boolean command = body && !Boolean.FALSE.equals(brief.get("x-command"));
        boolean conditional = command && isConditional(brief);
        parameters(path, brief, command, whole);
        if (conditional) {
            header(whole, "ifMatch");
        }
        if (Boolean.TRUE.equals(brief.get("x-not-modified"))) {
            header(whole, "ifNoneMatch");
        }
        if (body) {
            whole.put("requestBody", requestBody(brief));
        }
        Set<String> codes = GeneralCodes.with(
                texts(brief.getOrDefault("x-codes", List.of())),
                keyed,
                keyed && roles.size() < ALL_ROLES.size(),
                body,
                command,
                conditional);
        Map<String, Object> responses = responses(method, brief, codes);
        if (command) {
            tried(responses);
        }
        whole.put("x-codes", List.copyOf(codes));
        whole.put("responses", responses);
        brief.forEach((field, value) -> {
            if (!field.startsWith("x-") && !whole.containsKey(field)) {
                whole.put(field, value);
            }
        });
        return whole;
    }

    /** Whether a write is about one thing that has an ETag: what its path names, unless the file says so itself. */
    private static boolean isConditional(Map<String, Object> brief) {
        return Boolean.TRUE.equals(brief.get("x-if-match")) || TAGGED.contains(brief.getOrDefault("x-path", ""));
    }

    private static void header(Map<String, Object> whole, String name) {
        List<Object> parameters = new ArrayList<>((List<?>) whole.getOrDefault("parameters", List.of()));
        parameters.add(Map.of("$ref", PARAMETERS + name));
        whole.put("parameters", parameters);
    }

    private static List<String> roles(Object written) {
        if ("anyone".equals(written)) {
            return List.of();
        }
        return "any key".equals(written) ? ALL_ROLES : texts(written);
    }

    private static void parameters(String path, Map<String, Object> brief, boolean command, Map<String, Object> whole) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.startsWith("{")) {
                String name = part.substring(1, part.length() - 1);
                Object named = name.equals("id") ? brief.getOrDefault("x-path", name) : name;
                parameters.add(Map.of("$ref", PARAMETERS + named));
            }
        }
        texts(brief.getOrDefault("x-query", List.of()))
                .forEach(name -> parameters.add(Map.of("$ref", PARAMETERS + name)));
        if (command) {
            parameters.add(Map.of("$ref", PARAMETERS + "dryRun"));
        }
        if (!parameters.isEmpty()) {
            whole.put("parameters", parameters);
        }
    }

    /** Every command may be tried: then 200 has what it would have done. */
    private static void tried(Map<String, Object> responses) {
        Map<String, Object> dry = Map.of("$ref", Shorthand.reference("DryRun"));
        if (responses.get("200") == null) {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("description", "What it would do, where it is only tried.");
            Map<String, Object> headers = headers("Covenant-Sequence", "X-Request-Id");
            headers.putAll(headers(RATE));
            response.put("headers", headers);
            response.put("content", Map.of(JSON, Map.of("schema", dry)));
            responses.put("200", response);
            return;
        }
        Map<String, Object> content =
                SchemaCompiler.map(SchemaCompiler.map(responses.get("200")).get("content"));
        Object done = SchemaCompiler.map(content.get(JSON)).get("schema");
        content.put(JSON, Map.of("schema", Map.of("anyOf", List.of(done, dry))));
    }

    private Map<String, Object> requestBody(Map<String, Object> brief) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", Map.of("$ref", Shorthand.reference((String) brief.get("x-body"))));
        if (brief.containsKey("x-examples")) {
            Map<String, Object> examples = new LinkedHashMap<>();
            SchemaCompiler.map(brief.get("x-examples"))
                    .forEach((name, value) -> examples.put(name, Map.of("value", value)));
            content.put("examples", examples);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put("content", Map.of(JSON, content));
        return body;
    }

    private Map<String, Object> responses(String method, Map<String, Object> brief, Set<String> codes) {
        Map<String, Object> responses = new LinkedHashMap<>();
        if (brief.get("responses") instanceof Map<?, ?> written) {
            written.forEach((status, response) -> responses.put(String.valueOf(status), response));
        } else {
            boolean created = Integer.valueOf(201).equals(brief.get("x-status"));
            responses.put(created ? "201" : "200", answered(brief, created));
            if (Boolean.TRUE.equals(brief.get("x-not-modified"))) {
                Map<String, Object> unchanged = new LinkedHashMap<>();
                unchanged.put("description", "It is as the ETag in If-None-Match has it; there is no body.");
                Map<String, Object> headers = headers("Covenant-Sequence", "X-Request-Id", "ETag");
                headers.putAll(headers(RATE));
                unchanged.put("headers", headers);
                responses.put("304", unchanged);
            }
        }
        Map<Integer, List<String>> byStatus = new TreeMap<>();
        for (String code : codes) {
            ProblemKind kind = Problems.find(code);
            if (kind == null) {
                throw new IllegalStateException(
                        "x-codes of " + method + " " + brief.get("operationId") + ": nobody knows the code " + code);
            }
            byStatus.computeIfAbsent(kind.status(), status -> new ArrayList<>()).add(code);
        }
        byStatus.forEach((status, each) -> {
            Object taken = responses.get(status.toString());
            if (taken == null) {
                responses.put(status.toString(), shared(status, each));
            } else {
                Map<String, Object> both = new LinkedHashMap<>(SchemaCompiler.map(taken));
                Map<String, Object> content = new LinkedHashMap<>(SchemaCompiler.map(both.get("content")));
                content.putAll(SchemaCompiler.map(problem(status, each).get("content")));
                both.put("content", content);
                responses.put(status.toString(), both);
            }
        });
        return responses;
    }

    private Map<String, Object> answered(Map<String, Object> brief, boolean created) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (brief.get("x-answer") instanceof String name) {
            content.put(JSON, Map.of("schema", Map.of("$ref", Shorthand.reference(name))));
        }
        texts(brief.getOrDefault("x-text", List.of()))
                .forEach(type -> content.put(type, Map.of("schema", Map.of("type", "string"))));
        Map<String, Object> headers = headers("Covenant-Sequence", "X-Request-Id");
        if (created && !Boolean.TRUE.equals(brief.get("x-no-location"))) {
            headers.putAll(headers("Location"));
        }
        if (Boolean.TRUE.equals(brief.get("x-next"))) {
            headers.putAll(headers("Covenant-Next"));
        }
        if (Boolean.TRUE.equals(brief.get("x-etag"))) {
            headers.putAll(headers("ETag"));
        }
        headers.putAll(headers(RATE));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", brief.getOrDefault("x-about", created ? "It is there." : "As asked."));
        response.put("headers", headers);
        response.put("content", content);
        return response;
    }

    private static Map<String, Object> headers(String... names) {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name : names) {
            headers.put(name, Map.of("$ref", HEADERS + name));
        }
        return headers;
    }

    /** Most operations are refused in the same ways, so each way is written once. */
    private Map<String, Object> shared(int status, List<String> codes) {
        Map<String, Object> written =
                SchemaCompiler.map(components.computeIfAbsent("responses", kind -> new LinkedHashMap<>()));
        Map<String, Object> problem = problem(status, codes);
        for (int i = 1; ; i++) {
            String name = "Refused" + status + "-" + i;
            if (problem.equals(written.computeIfAbsent(name, fresh -> problem))) {
                return Map.of("$ref", "#/components/responses/" + name);
            }
        }
    }

    private static Map<String, Object> problem(int status, List<String> codes) {
        Map<String, Object> headers = headers("Covenant-Sequence", "X-Request-Id");
        if (status == 429 || status == 503) {
            headers.putAll(headers("Retry-After"));
        }
        if (status == 429) {
            headers.putAll(headers(RATE));
        }
        if (status == 401) {
            headers.putAll(headers("WWW-Authenticate"));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$ref", Shorthand.reference("Problem"));
        schema.put("properties", Map.of("code", Map.of("enum", codes)));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", "Refused: " + String.join(", ", codes) + ".");
        response.put("headers", headers);
        response.put("content", Map.of("application/problem+json", Map.of("schema", schema)));
        return response;
    }

    Map<String, Object> parameter(Map<String, Object> brief) {
        Map<String, Object> whole = new LinkedHashMap<>(brief);
        whole.put("schema", shorthand.schema(SchemaCompiler.map(brief.get("schema"))));
        return whole;
    }

    static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
