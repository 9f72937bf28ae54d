package covenant.api.contract;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The contract of the live stream: the AsyncAPI document as it is served. Its schemas are those of {@link Contract} where the same things are
 * told. Read from the class path once.
 */
public final class StreamContract {
    private static final String FILE = "/covenant/api/asyncapi.yaml";
    private static final String SCHEMAS = "schemas";
    private static final StreamContract THE_ONE = new StreamContract(read());

    private final Map<String, Object> schemas = new LinkedHashMap<>();
    private final Map<String, Object> told;
    private final Map<String, Object> said;
    private final Map<String, Object> examples;
    private final Map<String, Object> document;
    private final SchemaCompiler compiler;
    private final String yaml;

    private StreamContract(Map<String, Object> brief) {
        told = take(brief, "x-told");
        said = take(brief, "x-said");
        examples = take(brief, "examples");
        Map<String, Object> own = take(brief, SCHEMAS);
        Map<String, Object> calls = SchemaCompiler.map(
                SchemaCompiler.map(Contract.theOne().document().get("components"))
                        .get(SCHEMAS));
        Shorthand shorthand = new Shorthand(own);
        own.forEach((name, schema) -> schemas.put(name, shorthand.schema(SchemaCompiler.map(schema))));
        Map<String, Object> all = new LinkedHashMap<>(calls);
        all.putAll(schemas);
        compiler = new SchemaCompiler(all);
        Set<String> used = new LinkedHashSet<>();
        schemas.values().forEach(schema -> names(schema, all, used));
        used.forEach(name -> schemas.putIfAbsent(name, all.get(name)));
        document = brief;
        writeOut();
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // Copied, so that the same map twice is written twice: no anchors, which not every reader understands.
        yaml = new Yaml(options).dump(new JsonObject(new JsonObject(document).encode()).getMap());
    }

    /** The one contract. */
    public static StreamContract theOne() {
        return THE_ONE;
    }

    private static Map<String, Object> take(Map<String, Object> brief, String name) {
        return SchemaCompiler.map(brief.remove(name));
    }

    private static void names(Object part, Map<String, Object> all, Set<String> used) {
        if (part instanceof Map<?, ?> map) {
            Object ref = map.get("$ref");
            if (ref instanceof String text) {
                String name = text.substring(text.lastIndexOf('/') + 1);
                if (used.add(name)) {
                    names(all.get(name), all, used);
                }
            }
            map.values().forEach(value -> names(value, all, used));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> names(value, all, used));
        }
    }

    private void writeOut() {
        Map<String, Object> messages = new LinkedHashMap<>();
        told.forEach((type, summary) -> messages.put(type, message(type, summary, schemaOfFrame(type))));
        said.forEach((name, summary) -> messages.put(name, message(name, summary, schemaOfMessage(name))));
        SchemaCompiler.map(document.get("channels")).forEach((name, channel) -> {
            Map<String, Object> references = new LinkedHashMap<>();
            picked(SchemaCompiler.map(channel))
                    .forEach(message -> references.put(message, Map.of("$ref", "#/components/messages/" + message)));
            SchemaCompiler.map(channel).put("messages", references);
        });
        SchemaCompiler.map(document.get("operations")).forEach((name, operation) -> {
            Map<String, Object> map = SchemaCompiler.map(operation);
            String channel = (String) SchemaCompiler.map(map.get("channel")).get("$ref");
            List<Object> references = new ArrayList<>();
            picked(map).forEach(message -> references.add(Map.of("$ref", channel + "/messages/" + message)));
            map.put("messages", references);
        });
        document.put("components", Map.of("messages", messages, SCHEMAS, schemas));
    }

    private List<String> picked(Map<String, Object> part) {
        String which = (String) part.remove("x-messages");
        List<String> names = new ArrayList<>(which.equals("said") ? Set.of() : told.keySet());
        if (!which.equals("told")) {
            names.addAll(said.keySet());
        }
        return names;
    }

    private Map<String, Object> message(String name, Object summary, String schema) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", name);
        message.put("summary", summary);
        message.put("payload", Map.of("$ref", "#/components/schemas/" + schema));
        if (examples.containsKey(name)) {
            message.put("examples", List.of(Map.of("payload", examples.get(name))));
        }
        return message;
    }

    private static String schemaOfMessage(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String schemaOfFrame(String type) {
        StringBuilder name = new StringBuilder();
        for (String word : type.split("-", -1)) {
            name.append(schemaOfMessage(word));
        }
        return name.append("Frame").toString();
    }

    /** Types of all frames that the venue tells. */
    public Set<String> frameTypes() {
        return told.keySet();
    }

    /** The check of a frame of this type, or null if there is none. */
    public Check frame(String type) {
        return told.containsKey(type) ? compiler.compile(reference(schemaOfFrame(type))) : null;
    }

    /** The check of what a client says, by the message's name. */
    public Check said(String name) {
        return compiler.compile(reference(schemaOfMessage(name)));
    }

    private static Map<String, Object> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    /** Examples by name of the message. */
    public Map<String, Object> examples() {
        return examples;
    }

    /** The document as YAML. */
    public String yaml() {
        return yaml;
    }

    private static Map<String, Object> read() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = StreamContract.class.getResourceAsStream(FILE)) {
            return SchemaCompiler.map(new Yaml(new SafeConstructor(options)).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
