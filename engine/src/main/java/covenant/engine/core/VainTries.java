package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.order.RestingOrder;
import java.util.Collection;
import org.agrona.collections.IntHashSet;

/**
 * Orders that were tried in one command and could not be filled, because rounding leaves nothing to fill: left out until the next fill moves the
 * price. Orders whose allowance for rounding is used up can be many and can stay so for long: once so many of them were tried, the rest wait for the
 * next command and hold up nobody else.
 */
final class VainTries {
    private static final int MOST = 4 * Limits.MAX_FILLS;

    /** What rounding can add to the cost of a fill, but for very large ones. */
    private static final long ROUNDING_MICROS = 2;

    private final IntHashSet tried = new IntHashSet();
    private int tries;
    private int triesOfUsedUp;

    static boolean hasUsedUpRounding(RestingOrder order) {
        return order.roundingMicros() < ROUNDING_MICROS;
    }

    /** The next command begins. */
    void grant() {
        tries = 0;
        triesOfUsedUp = 0;
    }

    /** Something was filled: what was in vain may not be any more. */
    void clear() {
        tried.clear();
    }

    /** This order was tried. */
    void add(RestingOrder order) {
        tried.add(order.number());
        if (hasUsedUpRounding(order)) {
            triesOfUsedUp++;
        } else {
            tries++;
        }
    }

    /** These need not be tried. */
    void addAll(Collection<RestingOrder> orders) {
        for (RestingOrder order : orders) {
            tried.add(order.number());
        }
    }

    /** Whether nothing more is tried in this command. */
    boolean isExhausted() {
        return tries >= MOST;
    }

    /** Whether this order can still be tried. */
    boolean isToBeTried(RestingOrder order) {
        return order.rests() && !tried.contains(order.number()) && (triesOfUsedUp < MOST || !hasUsedUpRounding(order));
    }
}
