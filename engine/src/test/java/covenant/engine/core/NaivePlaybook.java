package covenant.engine.core;

import covenant.engine.command.PlaybookTerms;
import covenant.engine.playbook.Playbook;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * When a playbook must have been triggered, worked out afterwards from the whole history: every period's average is integrated anew from all
 * changes, and every moment at which anything could happen is looked at.
 */
final class NaivePlaybook {
    /** What one command left: the signal itself and the figures of the guards, and whether the owner armed the playbook again. */
    record Seen(long atMicros, long value, int traders, long volumeMicros, boolean rearmed) {}

    private final PlaybookTerms terms;
    private final List<Seen> history;
    private final List<Long> triggers = new ArrayList<>();
    private boolean armed = true;
    private long since;
    private boolean guarded;

    NaivePlaybook(PlaybookTerms terms, List<Seen> history) {
        this.terms = terms;
        this.history = history;
    }

    /** The times at which it was triggered, through the end of the history. */
    List<Long> triggers() {
        TreeSet<Long> moments = new TreeSet<>();
        history.forEach(seen -> moments.add(seen.atMicros()));
        long first = moments.first();
        long last = moments.last();
        for (long end = boundary(first); averaged() && end <= last; end += period()) {
            moments.add(end);
        }
        for (long moment : moments) {
            pass(moment);
        }
        return triggers;
    }

    private boolean averaged() {
        return period() > 0;
    }

    private long period() {
        return terms.signal().averageMicros();
    }

    private long boundary(long after) {
        return (after / Math.max(1, period()) + 1) * Math.max(1, period());
    }

    private void pass(long moment) {
        heldBefore(averaged() && moment % period() == 0 ? moment - 1 : moment);
        if (averaged() && moment % period() == 0 && moment > history.get(0).atMicros()) {
            observe(averageAt(moment), moment);
            heldBefore(moment);
        }
        for (Seen seen : history) {
            if (seen.atMicros() == moment) {
                guarded = seen.traders() >= terms.minTraders() && seen.volumeMicros() >= terms.minVolumeMicros();
                if (seen.rearmed()) {
                    armed = true;
                    since = 0;
                    observe(averaged() ? averageAt(moment) : seen.value(), moment);
                } else if (!averaged()) {
                    observe(seen.value(), moment);
                }
                trigger(moment, moment);
            }
        }
    }

    private void heldBefore(long moment) {
        // Guards that were not met when it had held are met by a command, at that command's time.
        if (armed && since != 0 && since + terms.holdMicros() <= moment) {
            trigger(moment, since + terms.holdMicros());
        }
    }

    private void trigger(long through, long atMicros) {
        if (armed && since != 0 && since + terms.holdMicros() <= through && guarded) {
            triggers.add(atMicros);
            armed = false;
            since = 0;
        }
    }

    private void observe(long value, long moment) {
        if (!armed) {
            return;
        }
        boolean beyond = value != Playbook.NO_SIGNAL
                && (terms.above() ? value >= terms.threshold() : value <= terms.threshold());
        boolean back = value == Playbook.NO_SIGNAL || (terms.above() ? value <= terms.reset() : value >= terms.reset());
        if (beyond) {
            since = since == 0 ? moment : since;
        } else if (back) {
            since = 0;
        }
    }

    /** The average over the last full period that ended at this time or before. */
    long averageAt(long moment) {
        long end = moment / period() * period();
        if (end - period() < history.get(0).atMicros()) {
            return Playbook.NO_SIGNAL;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < history.size(); i++) {
            long from = Math.max(end - period(), history.get(i).atMicros());
            long to = Math.min(end, i + 1 < history.size() ? history.get(i + 1).atMicros() : end);
            if (to > from) {
                sum = sum.add(BigInteger.valueOf(history.get(i).value()).multiply(BigInteger.valueOf(to - from)));
            }
        }
        BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(period()));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
