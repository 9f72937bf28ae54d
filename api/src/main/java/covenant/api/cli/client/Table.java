package covenant.api.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Aligned columns for people. A column is {@code header=path}, or a path that is its own header; a path goes into objects by dots.
 * Numbers stand on the right. What others wrote (titles, reasons) is shown without control characters.
 */
final class Table {
    private static final int WIDEST = 60;

    private final List<String> headers;
    private final List<String> paths;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] isNumeric;
    private String spread = "";

    private Table(List<String> headers, List<String> paths) {
        this.headers = headers;
        this.paths = paths;
        this.isNumeric = new boolean[paths.size()];
        Arrays.fill(isNumeric, true);
    }

    static Table of(String... columns) {
        List<String> all = List.of(columns);
        return new Table(
                all.stream().map(each -> each.substring(0, headerEnd(each))).toList(),
                all.stream().map(each -> each.substring(each.indexOf('=') + 1)).toList());
    }

    private static int headerEnd(String column) {
        return column.contains("=") ? column.indexOf('=') : column.length();
    }

    /** The same columns, no rows. */
    Table empty() {
        Table empty = new Table(headers, paths);
        empty.spread = spread;
        return empty;
    }

    /** The same where each item has a list under this name: a row for each of its members, whose fields are columns of their own. */
    Table spreading(String name) {
        spread = name;
        return this;
    }

    Table add(JsonArray items) {
        for (int i = 0; items != null && i < items.size(); i++) {
            add(items.getJsonObject(i));
        }
        return this;
    }

    void add(JsonObject item) {
        if (spread.isEmpty()) {
            put(item);
        } else {
            for (Object member : item.getJsonArray(spread)) {
                put(item.copy().mergeIn((JsonObject) member));
            }
        }
    }

    private void put(JsonObject item) {
        row(paths.stream().map(path -> at(item, path)).toList());
    }

    /** A row of these values. */
    void row(List<?> values) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            String text = text(value);
            if (value != null) {
                isNumeric[i] &= value instanceof Number || text.matches("-?[0-9]+(\\.[0-9]+)?");
            }
            row.add(text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text);
        }
        rows.add(row);
    }

    private static Object at(JsonObject item, String path) {
        Object value = item;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.getValue(name) : null;
        }
        return value;
    }

    /** A value in a cell: a dash for nothing, four decimals for a probability. */
    static String text(Object value) {
        if (value == null || value.equals("")) {
            return "-";
        }
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%.4f", ((Number) value).doubleValue());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Table::text).collect(Collectors.joining(","));
        }
        return plain(value instanceof JsonObject object ? object.encode() : value.toString());
    }

    /** Without what could steer a terminal. */
    static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    void print(PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("nothing");
            return;
        }
        int[] widths = new int[paths.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    headers.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        line(out, headers.stream().map(each -> each.toUpperCase(Locale.ROOT)).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private void line(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String gap = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ");
            line.append(isNumeric[i] ? gap + cells.get(i) : cells.get(i) + gap);
        }
        out.println(line.toString().stripTrailing());
    }
}
