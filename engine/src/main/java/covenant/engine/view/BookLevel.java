package covenant.engine.view;

import covenant.engine.order.OrderBook;
import covenant.engine.order.RestingOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All that rests on one claim at one limit. Where a claim is the other side of another, as {@code no} is of {@code yes}, orders on both are
 * told as orders on the first.
 *
 * @param condition as in {@link covenant.engine.command.Order}
 * @param outcome as in {@link covenant.engine.command.Order}
 * @param buys whether these orders buy the claim
 * @param limitPpb the limit
 * @param sharesMicros what they still want, together
 * @param orders how many they are
 */
public record BookLevel(int condition, int outcome, boolean buys, long limitPpb, long sharesMicros, int orders) {

    /** A market's book: claim by claim, first who buys, then who sells, the best limit first. Call it on the core's thread. */
    public static List<BookLevel> of(OrderBook book) {
        List<BookLevel> levels = new ArrayList<>();
        for (OrderBook.Claim claim : book.claims()) {
            add(book, claim, claim.bids(), true, levels);
            add(book, claim, claim.asks(), false, levels);
        }
        return levels;
    }

    private static void add(
            OrderBook book,
            OrderBook.Claim claim,
            Collection<RestingOrder> side,
            boolean buys,
            List<BookLevel> levels) {
        BookLevel level = null;
        for (RestingOrder order : side) {
            long limit = book.limitPpb(order, claim.condition(), claim.outcome());
            if (level == null || level.limitPpb != limit) {
                if (level != null) {
                    levels.add(level);
                }
                level = new BookLevel(claim.condition(), claim.outcome(), buys, limit, 0, 0);
            }
            level = level.and(order.leftMicros());
        }
        if (level != null) {
            levels.add(level);
        }
    }

    private BookLevel and(long shares) {
        return new BookLevel(condition, outcome, buys, limitPpb, sharesMicros + shares, orders + 1);
    }
}
