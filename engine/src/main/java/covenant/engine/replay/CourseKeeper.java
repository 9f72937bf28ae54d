package covenant.engine.replay;

import covenant.engine.command.DecisionTerms;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Reading;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Writes down how one market goes. Where it would become too long, of every two neighbours the one stays that is farther from the point before
 * them: what was pushed and came back is not lost, and neither is the point at which a decision fell.
 */
public final class CourseKeeper {
    /** The most points that a course has. */
    static final int MOST_POINTS = 4_000;

    private final Market market;
    private final IntSupplier most;
    private List<Course.Point> points = new ArrayList<>();
    private long[] expected = {};
    private Course.Fall decision;
    private long decisionSequence = -1;

    /** The course of a market that has just been opened; {@link #moved} tells it of the opening too. */
    public CourseKeeper(Market market) {
        this(market, () -> MOST_POINTS);
    }

    /** The same with fewer points: a course has at most so many as are allowed when it moves, and when it is asked for. */
    CourseKeeper(Market market, IntSupplier most) {
        this.market = market;
        this.most = most;
    }

    /** What the market says of each condition; of one that died, what it said last. */
    long[] expected() {
        return expected;
    }

    Market market() {
        return market;
    }

    /** In the command with this sequence its decision fell. */
    public void decided(long sequence, Event.Decided event) {
        decisionSequence = sequence;
        decision =
                new Course.Fall(event.condition(), event.byRule(), event.reason(), event.atMicros(), event.averages());
    }

    Course.Fall decision() {
        return decision;
    }

    /** The command with this sequence moved the market. */
    public void moved(long sequence, long atMicros) {
        long[] now = Signals.expected(market);
        for (int c = 0; c < now.length && c < expected.length; c++) {
            if (!market.isLive(c)) {
                now[c] = expected[c];
            }
        }
        expected = now;
        points.add(new Course.Point(sequence, atMicros, now, statistic()));
        keepWithin();
    }

    private void keepWithin() {
        while (points.size() > most.getAsInt()) {
            thin();
        }
    }

    private long[] statistic() {
        Decision decides = market.decision();
        if (decides == null) {
            return new long[0];
        }
        Outlook outlook = decides.outlook(market.participation());
        List<Reading> readings = outlook.standing().readings();
        long[] averages = new long[readings.size()];
        boolean isMeasured = outlook.atMicros() > outlook.windowFromMicros();
        for (int c = 0; c < averages.length; c++) {
            Long average = readings.get(c).average();
            isMeasured &= average != null;
            averages[c] = average == null ? 0 : average;
        }
        return isMeasured ? averages : new long[0];
    }

    private void thin() {
        List<Course.Point> kept = new ArrayList<>();
        kept.add(points.get(0));
        int last = points.size() - 1;
        for (int i = 1; i < last; i += 2) {
            Course.Point a = points.get(i);
            Course.Point b = points.get(i + 1);
            Course.Point before = kept.get(kept.size() - 1);
            if (i + 1 == last) {
                kept.add(a);
            } else if (a.sequence() == decisionSequence || b.sequence() == decisionSequence) {
                kept.add(a.sequence() == decisionSequence ? a : b);
            } else {
                kept.add(distance(a, before) > distance(b, before) ? a : b);
            }
        }
        kept.add(points.get(last));
        points = kept;
    }

    private static long distance(Course.Point a, Course.Point b) {
        long most = 0;
        for (int c = 0; c < a.expected().length; c++) {
            most = Math.max(most, Math.abs(a.expected()[c] - b.expected()[c]));
        }
        return most;
    }

    /** The course so far. */
    public Course course() {
        keepWithin();
        DecisionTerms decides = market.terms().decision();
        Course.Span window = decides == null
                ? null
                : new Course.Span(decides.decidesAtMicros() - decides.windowMicros(), decides.decidesAtMicros());
        return new Course(points, window, decision);
    }

    @Override
    public String toString() {
        return market.terms().id() + " " + Arrays.toString(expected);
    }
}
