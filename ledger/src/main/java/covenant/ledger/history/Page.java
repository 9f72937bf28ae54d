package covenant.ledger.history;

import java.util.List;

/**
 * One page of a history, all of one moment.
 *
 * @param rows in the direction that was asked for
 * @param more whether rows follow in that direction, as of that moment
 * @param committedSequence how far the projection had read: a command after it is not in the page, whatever it did
 */
public record Page<T>(List<T> rows, boolean more, long committedSequence) {
    public Page {
        rows = List.copyOf(rows);
    }
}
