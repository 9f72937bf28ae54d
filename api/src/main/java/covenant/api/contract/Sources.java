package covenant.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the document: {@code openapi.yaml}, and one for each area that it lists in {@code x-areas}. */
final class Sources {
    private static final String FOLDER = "/covenant/api/openapi/";
    private static final String AREAS = "x-areas";

    private Sources() {}

    /**
     * The areas' paths and components put together.
     *
     * @throws IllegalStateException if two files say the same thing
     */
    static Map<String, Object> joined() {
        Map<String, Object> root = read("openapi.yaml");
        List<?> areas = (List<?>) root.remove(AREAS);
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> components = new LinkedHashMap<>(SchemaCompiler.map(root.get("components")));
        List<String> files =
                new ArrayList<>(areas.stream().map(String.class::cast).toList());
        for (String file : files) {
            Map<String, Object> area = read(file + ".yaml");
            join(paths, SchemaCompiler.map(area.getOrDefault("paths", Map.of())), file);
            SchemaCompiler.map(area.getOrDefault("components", Map.of()))
                    .forEach((kind, parts) -> join(
                            SchemaCompiler.map(components.computeIfAbsent(kind, k -> new LinkedHashMap<>())),
                            SchemaCompiler.map(parts),
                            file));
        }
        root.put("paths", paths);
        root.put("components", components);
        return root;
    }

    private static void join(Map<String, Object> into, Map<String, Object> more, String file) {
        more.forEach((name, value) -> {
            Object known = into.get(name);
            if (known instanceof Map && name.startsWith("/")) {
                // A path's methods may be in several files.
                join(SchemaCompiler.map(known), SchemaCompiler.map(value), file);
            } else if (into.putIfAbsent(name, value) != null) {
                throw new IllegalStateException(file + ".yaml says again what " + name + " is");
            }
        });
    }

    private static Map<String, Object> read(String file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = Sources.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file + " of the document");
            }
            return SchemaCompiler.map(new Yaml(new SafeConstructor(options)).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
