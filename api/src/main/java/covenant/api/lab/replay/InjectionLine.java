package covenant.api.lab.replay;

import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a file of injections.
 *
 * @param number from 1
 * @param place among the file's commands, from 0
 * @param values as read
 * @param replaces the sequence of the recorded command whose place it takes, or 0
 * @param atMicros when it comes in between; 0 where it takes a place
 */
record InjectionLine(Path file, int number, int place, Map<String, Object> values, long replaces, long atMicros) {
    private static final String[] FIELDS = {
        "at", "account", "name", "deposit", "trade", "trades", "order", "cancel", "label", "replaces", "command", "note"
    };

    /**
     * The commands of a file; empty lines, and lines that begin with {@code #}, say nothing.
     *
     * @throws SourceFailure naming the line that is none
     */
    static List<InjectionLine> read(Path file) {
        List<InjectionLine> lines = new ArrayList<>();
        int number = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                number++;
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(line(file, number, lines.size(), text));
                }
            }
        } catch (NoSuchFileException e) {
            throw new SourceFailure("there is no file " + file + " of injections", e);
        } catch (CharacterCodingException e) {
            throw new SourceFailure(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new SourceFailure("cannot read the injections in " + file + ": " + e.getMessage(), e);
        }
        return lines;
    }

    private static InjectionLine line(Path file, int number, int place, String text) {
        try {
            Map<String, Object> values = StrictJson.object(text.getBytes(StandardCharsets.UTF_8));
            Fields fields = Fields.of(values).only(FIELDS);
            long replaces = fields.has("replaces") ? sequence(fields) : 0;
            return new InjectionLine(file, number, place, values, replaces, replaces > 0 ? 0 : fields.time("at"));
        } catch (Rejection e) {
            throw new SourceFailure(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private static long sequence(Fields fields) {
        try {
            long sequence = fields.number("replaces").longValueExact();
            if (sequence > 0) {
                return sequence;
            }
        } catch (ArithmeticException e) {
            throw new Rejection(ApiCode.NUMBER_INVALID, "replaces is no sequence");
        }
        throw new Rejection(ApiCode.NUMBER_INVALID, "replaces is a sequence, from 1 upward");
    }

    Fields fields() {
        return Fields.of(values);
    }

    /** What of it describes the command for people, without where it goes and its encoding. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>(values);
        List.of("at", "label", "replaces", "command", "note").forEach(described::remove);
        return described;
    }

    SourceFailure wrong(String what) {
        return new SourceFailure(file + ", line " + number + ": " + what);
    }
}
