package covenant.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a request's body: one JSON object in UTF-8, nothing after it, no field twice, every number exact. Values are String,
 * BigDecimal, Boolean, List, Map or null.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_CHARS = 64;
    private static final int MAX_DETAIL_CHARS = 160;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * The object in these bytes.
     *
     * @throws Rejection {@link ApiCode#MALFORMED_JSON} saying where, or {@link Refusal#TEXT_INVALID} for half a surrogate pair
     */
    public static Map<String, Object> object(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(text(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body is not a JSON object");
            }
            Map<String, Object> object = readObject(parser);
            if (parser.nextToken() != null) {
                throw malformed("there is more after the JSON object");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw malformed(where(e.getLocation()) + brief(e.getOriginalMessage()));
        } catch (IOException e) {
            throw malformed("the body cannot be read");
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("the body is not UTF-8");
        }
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = unicode(parser.currentName());
            parser.nextToken();
            if (object.containsKey(name)) {
                throw malformed(where(parser.currentLocation()) + "the field " + name + " appears twice");
            }
            object.put(name, readValue(parser));
        }
        return object;
    }

    private static List<Object> readArray(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(readValue(parser));
        }
        return array;
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> unicode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw malformed(where(parser.currentLocation()) + "a value is expected");
        };
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Rejection(ApiCode.NUMBER_INVALID, "the number " + text + " is out of every range");
        }
    }

    private static String unicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // A whole pair is one code point beyond the surrogates.
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new Rejection(Refusal.TEXT_INVALID, "a text holds half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String brief(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= MAX_DETAIL_CHARS ? line : line.substring(0, MAX_DETAIL_CHARS) + "...";
    }

    private static Rejection malformed(String detail) {
        return new Rejection(ApiCode.MALFORMED_JSON, detail);
    }
}
