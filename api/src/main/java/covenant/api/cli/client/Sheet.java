package covenant.api.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One thing for people: a line for each field, then a table for each list in it. A newer venue's fields show by themselves. */
final class Sheet {
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, JsonArray> lists = new LinkedHashMap<>();

    private Sheet() {}

    /** Prints everything but these fields. */
    static void print(PrintWriter out, JsonObject json, String... without) {
        Sheet sheet = new Sheet();
        JsonObject shown = json.copy();
        for (String field : without) {
            shown.remove(field);
        }
        sheet.gather("", shown);
        sheet.print(out);
    }

    private void gather(String prefix, JsonObject json) {
        for (Map.Entry<String, Object> field : json) {
            String name = prefix + field.getKey();
            Object value = field.getValue();
            if (value instanceof JsonObject object) {
                gather(name + ".", object);
            } else if (value instanceof JsonArray array
                    && !array.isEmpty()
                    && array.getValue(0) instanceof JsonObject) {
                lists.put(name, array);
            } else if (value != null && !value.equals("") && !value.equals(new JsonArray())) {
                lines.put(name, Table.text(value));
            }
        }
    }

    private void print(PrintWriter out) {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, value) -> out.println(name + " ".repeat(width - name.length()) + "  " + value));
        lists.forEach((name, items) -> {
            out.println();
            out.println(name);
            Set<String> columns = new LinkedHashSet<>();
            for (int i = 0; i < items.size(); i++) {
                columns.addAll(items.getJsonObject(i).fieldNames());
            }
            Table.of(columns.toArray(new String[0])).add(items).print(out);
        });
    }
}
