package covenant.ledger.history;

import covenant.engine.view.DecisionView;
import java.util.List;

/**
 * A decision's statistic as it stood at a moment.
 *
 * @param atMicros the moment; what happens at it does not count yet
 * @param candidates one for each condition: what was measured since the window began, and what was in force last
 * @param isFinal whether nothing that may still happen counts to it
 * @param isClosing whether it is the statistic that was decided by, or with which the market ended undecided
 */
public record StatisticRow(long atMicros, List<DecisionView.Candidate> candidates, boolean isFinal, boolean isClosing)
        implements Placed {
    public StatisticRow {
        candidates = List.copyOf(candidates);
    }

    /** Its place among the rows: a cursor of statistics holds the moment. */
    @Override
    public Cursor cursor() {
        return new Cursor(atMicros, 0);
    }
}
