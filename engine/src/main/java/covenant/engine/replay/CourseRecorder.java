package covenant.engine.replay;

import covenant.engine.decision.Choice;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Reading;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;

/** Follows one market and keeps its {@link Course}: a point for every command that changed it. */
public final class CourseRecorder {
    private final Market market;
    private final List<Course.Point> points = new ArrayList<>();
    private long seenSequence;
    private long[] expected = new long[0];

    /** For a market from its opening on. */
    public CourseRecorder(Market market) {
        this.market = market;
    }

    /** Looks at the market after a command, and notes how it stands if that or one since the last look changed it. */
    public void look(long sequence, long atMicros) {
        if (market.changedSequence() > seenSequence) {
            seenSequence = sequence;
            points.add(new Course.Point(sequence, atMicros, expected(), statistic()));
        }
    }

    /** A branch that was called off keeps its last value. */
    private long[] expected() {
        long[] now = Signals.expected(market);
        for (int c = 0; c < now.length && expected.length > 0; c++) {
            now[c] = market.isLive(c) ? now[c] : expected[c];
        }
        expected = now;
        return now;
    }

    private long[] statistic() {
        if (market.decision() == null) {
            return new long[0];
        }
        List<Long> averages = averages(market.decision().outlook(market.participation()));
        return averages == null
                ? new long[0]
                : averages.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> averages(Outlook outlook) {
        List<Long> averages = new ArrayList<>();
        for (Reading reading : outlook.standing().readings()) {
            if (!reading.hasAverage()) {
                return null;
            }
            averages.add(reading.average());
        }
        return averages;
    }

    /** The course so far. */
    public Course course() {
        if (market.decision() == null) {
            return new Course(points, null, null);
        }
        Outlook outlook = market.decision().outlook(market.participation());
        Course.Span window = new Course.Span(outlook.windowFromMicros(), outlook.windowToMicros());
        Choice choice = outlook.choice();
        return new Course(
                points,
                window,
                choice == null
                        ? null
                        : new Course.Fall(
                                choice.condition(),
                                choice.byRule(),
                                choice.reason(),
                                choice.atMicros(),
                                averages(outlook)));
    }
}
