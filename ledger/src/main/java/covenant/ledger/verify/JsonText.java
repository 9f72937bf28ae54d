package covenant.ledger.verify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON of maps, lists, texts, numbers, booleans and null; a map keeps its order. */
final class JsonText {
    private JsonText() {}

    static void write(Object x, StringBuilder out) {
        if (x instanceof Map<?, ?> map) {
            object(map, out);
        } else if (x instanceof List<?> list) {
            array(list, out);
        } else if (x instanceof String text) {
            quoted(text, out);
        } else if (x instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else {
            out.append(x);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            quoted((String) entry.getKey(), out.append(separator));
            write(entry.getValue(), out.append(':'));
            separator = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void array(List<?> list, StringBuilder out) {
        char separator = '[';
        for (Object x : list) {
            write(x, out.append(separator));
            separator = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
