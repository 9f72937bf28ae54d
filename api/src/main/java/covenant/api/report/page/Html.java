package covenant.api.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Elements, one after the other, that any reader of XML can read as well. Text and attributes are escaped here and nowhere else: what comes
 * from people cannot become markup, and marks that turn the direction of writing are spelled out.
 */
public final class Html {
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; an attribute whose value is null is left out
     */
    public Html open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    public Html close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    public Html empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** An element with text. */
    public Html leaf(String tag, String content, String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    /** An element with whatever the consumer puts into it. */
    public Html in(String tag, Consumer<Html> content, String... attributes) {
        open(tag, attributes);
        content.accept(this);
        return close();
    }

    /** Text from anyone. */
    public Html text(String content) {
        escape(content, text);
        return this;
    }

    /** Elements made elsewhere. */
    public Html add(Html elements) {
        if (!elements.open.isEmpty()) {
            throw new IllegalStateException(elements.open.peek() + " is not closed");
        }
        text.append(elements.text);
        return this;
    }

    /** The style of the page: written by us, and so not escaped. */
    Html style(String css) {
        text.append("<style>").append(css).append("</style>");
        return this;
    }

    /** A link to where something is documented, if it is an address of the web; else just the text. Nothing is fetched from it. */
    public Html source(String address) {
        boolean web = address.matches("https?://[^\\s\"'<>]+");
        return web ? leaf("a", address, "href", address, "rel", "noreferrer") : leaf("bdi", address);
    }

    private StringBuilder start(String tag, String... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1], text);
                text.append('"');
            }
        }
        return text;
    }

    private static void escape(String content, StringBuilder to) {
        for (int i = 0; i < content.length(); i++) {
            int c = content.codePointAt(i);
            if (Character.isSupplementaryCodePoint(c)) {
                i++;
            }
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                case '\'' -> to.append("&#39;");
                case '\n', '\t' -> to.append((char) c);
                default -> {
                    if (isHidden(c)) {
                        to.append(String.format("[U+%04X]", c));
                    } else {
                        to.appendCodePoint(c);
                    }
                }
            }
        }
    }

    /** Controls, marks of direction, halves of characters and what is no character: nothing that a reader could see. */
    private static boolean isHidden(int c) {
        boolean control = c < ' ' || c >= DELETE && c <= LAST_CONTROL;
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean none = (c & 0xfffe) == 0xfffe;
        return control || half || none || Character.getType(c) == Character.FORMAT;
    }

    /** What has been written; everything is closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek() + " is not closed");
        }
        return text.toString();
    }
}
