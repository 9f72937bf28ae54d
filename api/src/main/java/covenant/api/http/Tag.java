package covenant.api.http;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.Command;
import covenant.engine.command.IfUnchanged;
import java.util.regex.Pattern;

/** Entity tags: the quoted sequence of the last change. */
public final class Tag {
    private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private Tag() {}

    /** The tag of what was changed last by the command with this sequence. */
    static String of(long changedSequence) {
        return "\"" + changedSequence + "\"";
    }

    /** Whether the value of {@code If-None-Match}, a list, names this tag. Proxies that pack a body mark its tag as weak; it is the same state. */
    public static boolean isAmong(String tag, String known) {
        if (known == null) {
            return false;
        }
        for (String each : known.split(",", -1)) {
            String one = each.strip();
            if (one.equals("*") || tag.equals(one.startsWith("W/") ? one.substring(2) : one)) {
                return true;
            }
        }
        return false;
    }

    /** The command on condition that what it is about still has this tag; a star is no condition. */
    static Command condition(Command command, String tag) {
        if (tag.equals("*")) {
            return command;
        }
        if (!FORM.matcher(tag).matches()) {
            throw new Rejection(ApiCode.IF_MATCH_INVALID, "If-Match is one ETag, such as \"1234\" with its quotes");
        }
        if (!IfUnchanged.admits(command)) {
            throw new Rejection(
                    ApiCode.IF_MATCH_INVALID, "this write is about no market, commitment or playbook that has an ETag");
        }
        return new IfUnchanged(command, Long.parseLong(tag.substring(1, tag.length() - 1)));
    }
}
