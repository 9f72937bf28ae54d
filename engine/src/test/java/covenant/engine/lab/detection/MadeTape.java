package covenant.engine.lab.detection;

import covenant.engine.Limits;
import java.util.ArrayList;
import java.util.List;

/** A tape of one claim written down as text, a trade a line: {@code 12.5s ann +10 0.50 0.55}, with the prices before and after. */
final class MadeTape {
    private MadeTape() {}

    /** A market that decides nothing. */
    static Tape of(String text) {
        return of(text, 0, 0);
    }

    /** A market whose decision measures from one second to another. */
    static Tape of(String text, long fromSeconds, long toSeconds) {
        List<Tape.Row> rows = new ArrayList<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            String[] words = line.strip().split(" +", -1);
            double shares = Double.parseDouble(words[2]);
            double before = Double.parseDouble(words[3]);
            double after = Double.parseDouble(words[4]);
            rows.add(new Tape.Row(
                    String.valueOf(rows.size() + 1),
                    StrictMath.round(Double.parseDouble(words[0].replace("s", "")) * Limits.MICROS),
                    words[1],
                    "yes",
                    shares,
                    shares * (before + after) / 2,
                    before,
                    after,
                    ""));
        }
        return new Tape("made", rows, fromSeconds * Limits.MICROS, toSeconds * Limits.MICROS);
    }
}
