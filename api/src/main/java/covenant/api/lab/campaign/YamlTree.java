package covenant.api.lab.campaign;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML or JSON text as a tree that remembers its lines. Plain data only: no tags, no merge keys, no field twice, and only {@code true} and
 * {@code false} are truth values, so that an outcome may be called {@code yes}. Size, depth, aliases and the number of values are bounded.
 */
final class YamlTree {
    /** The longest text that is read, in characters. */
    static final int MAX_CHARS = 256 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_ALIASES = 32;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_NUMBER_CHARS = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9_]*)?(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private final String file;
    private final boolean hasLines;
    private int values;

    private YamlTree(String file, boolean hasLines) {
        this.file = file;
        this.hasLines = hasLines;
    }

    /**
     * The tree of a text.
     *
     * @param file its name, for messages
     * @throws CampaignFileWrong if it is not one document of plain data within the bounds
     */
    static Entry read(String text, String file) {
        return read(text, new Place(file, "", 0));
    }

    /** The same for a text that stands at a place of its own. */
    static Entry read(String text, Place at) {
        if (text.length() > MAX_CHARS) {
            throw at.wrong("has " + text.length() + " characters; " + MAX_CHARS + " are allowed");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARS);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        // JSON may be indented by tabs, YAML may not; inside a text JSON has none.
        String plain = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(plain));
            if (root == null) {
                throw at.wrong("is empty");
            }
            return new YamlTree(at.file(), at.path().isEmpty()).entry(root, at, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new Place(at.file(), at.path(), line)
                    .wrong("cannot be read as YAML or JSON: " + firstLine(e.getProblem()));
        } catch (YAMLException e) {
            throw at.wrong("cannot be read as YAML or JSON: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private Entry entry(Node node, Place at, int depth) {
        // Aliases may stand for much; a cycle would never end.
        if (depth > MAX_DEPTH) {
            throw at.wrong("lies more than " + MAX_DEPTH + " levels deep");
        }
        values++;
        if (values > MAX_VALUES) {
            throw at.wrong("is one value too many: " + MAX_VALUES + " are allowed");
        }
        Place here = at.path().isEmpty() ? at : new Place(file, at.path(), line(node));
        if (node instanceof MappingNode mapping) {
            return object(mapping, here, depth);
        }
        if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
            List<Entry> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                Place place = new Place(file, here.path() + "[" + items.size() + "]", line(item));
                items.add(entry(item, place, depth + 1));
            }
            return new Entry(items, here);
        }
        if (node instanceof ScalarNode scalar) {
            return new Entry(scalar(scalar, here), here);
        }
        throw tagged(node, here);
    }

    private Entry object(MappingNode mapping, Place at, int depth) {
        if (!mapping.getTag().equals(Tag.MAP)) {
            throw tagged(mapping, at);
        }
        Map<String, Entry> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw at.wrong("has a name that is not a text, in line " + line(tuple.getKeyNode()));
            }
            Place place = at.in(key.getValue(), line(key));
            if (key.getTag().equals(Tag.MERGE)) {
                throw place.wrong("is a merge key, which is not understood here; defences are merged by themselves");
            }
            if (fields.put(key.getValue(), entry(tuple.getValueNode(), place, depth + 1)) != null) {
                throw place.wrong("appears twice");
            }
        }
        return new Entry(fields, at);
    }

    private static Object scalar(ScalarNode scalar, Place at) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (!scalar.isPlain()) {
            if (!tag.equals(Tag.STR)) {
                throw tagged(scalar, at);
            }
            return text;
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || NUMBER.matcher(text).matches()) {
            return number(text);
        }
        if (!tag.equals(Tag.STR) && !tag.equals(Tag.BOOL) && !tag.equals(Tag.TIMESTAMP)) {
            throw tagged(scalar, at);
        }
        return text;
    }

    /** YAML has numbers that look like times, octal ones and infinite ones: those are texts here, and are refused where a number is due. */
    private static Object number(String text) {
        boolean hasDigit = text.chars().anyMatch(Character::isDigit);
        if (!hasDigit
                || text.length() > MAX_NUMBER_CHARS
                || !NUMBER.matcher(text).matches()) {
            return text;
        }
        return new BigDecimal(text.replace("_", ""));
    }

    private static CampaignFileWrong tagged(Node node, Place at) {
        return at.wrong("has the tag " + node.getTag().getValue() + "; plain values only");
    }

    private int line(Node node) {
        return !hasLines || node.getStartMark() == null
                ? 0
                : node.getStartMark().getLine() + 1;
    }
}
