package covenant.engine.order;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resting orders of one market, claim by claim, the best limit first and of equal limits the older. Where there are two outcomes (or two
 * conditions) the claims on them are two sides of one: buying the second at 0.4 is selling the first at 0.6, to the micro in every state, and
 * they share one book. Once the condition is known, or where there is only one, an outcome given it is the outcome.
 */
public final class OrderBook {

    /**
     * The orders on one claim, as orders to buy (bids) and to sell (asks) that claim.
     *
     * @param condition as in {@link Order}
     * @param outcome as in {@link Order}
     */
    public record Claim(int condition, int outcome, NavigableSet<RestingOrder> bids, NavigableSet<RestingOrder> asks) {}

    private final int conditions;
    private final int outcomes;
    private final TreeMap<Integer, RestingOrder> orders = new TreeMap<>();
    private final TreeMap<Integer, Claim> claims = new TreeMap<>();
    private boolean oneBranch;

    /** The empty book of a market with so many conditions and outcomes. */
    public OrderBook(int conditions, int outcomes) {
        this.conditions = conditions;
        this.outcomes = outcomes;
        this.oneBranch = conditions == 1;
    }

    /** Whether nothing rests. */
    public boolean isEmpty() {
        return orders.isEmpty();
    }

    /** All orders by number; not to be changed. */
    public Collection<RestingOrder> orders() {
        return orders.values();
    }

    /** How many orders rest. */
    public int size() {
        return orders.size();
    }

    /** How many of them are this account's. */
    public int sizeOf(int account) {
        int size = 0;
        for (RestingOrder order : orders.values()) {
            size += order.account() == account ? 1 : 0;
        }
        return size;
    }

    /** The claims on which something rests, in a fixed order; not to be changed. */
    public Collection<Claim> claims() {
        return claims.values();
    }

    /** The orders that trade against whoever buys or sells this claim, the best for him first. */
    public NavigableSet<RestingOrder> against(int condition, int outcome, boolean buys) {
        Claim claim = claims.get(key(condition, outcome));
        if (claim == null) {
            return java.util.Collections.emptyNavigableSet();
        }
        return buys != isFlipped(condition, outcome) ? claim.asks : claim.bids;
    }

    /** An order's limit as a price of this claim, which is its own or the other side of it. */
    public long limitPpb(RestingOrder order, int condition, int outcome) {
        return isSameSide(order, condition, outcome) ? order.limitPpb() : Limits.PPB - order.limitPpb();
    }

    /** Whether an order is on this claim itself, and not on the other side of it. */
    public boolean isSameSide(RestingOrder order, int condition, int outcome) {
        return isFlipped(order.condition(), order.outcome()) == isFlipped(condition, outcome);
    }

    /** Adds an order. */
    public void add(RestingOrder order) {
        orders.put(order.number(), order);
        int key = key(order.condition(), order.outcome());
        Claim claim = claims.get(key);
        if (claim == null) {
            claim = emptyClaim(order.condition(), order.outcome());
            claims.put(key, claim);
        }
        side(claim, order).add(order);
    }

    /** Removes an order. */
    public void remove(RestingOrder order) {
        RestingOrder held = orders.remove(order.number());
        int key = key(order.condition(), order.outcome());
        Claim claim = claims.get(key);
        side(claim, held).remove(held);
        if (claim.bids.isEmpty() && claim.asks.isEmpty()) {
            claims.remove(key);
        }
    }

    /** The condition is known: outcomes given it are now the outcomes themselves. Orders on dead claims are gone already. */
    public void settleCondition() {
        List<RestingOrder> all = new ArrayList<>(orders.values());
        claims.clear();
        orders.clear();
        oneBranch = true;
        all.forEach(this::add);
    }

    private Claim emptyClaim(int condition, int outcome) {
        int first = shared(condition, outcome);
        int second = outcome == Order.ANY || !isFlipped(condition, outcome) ? outcome : 0;
        Comparator<RestingOrder> byPrice = Comparator.comparingLong(order -> limitPpb(order, first, second));
        Comparator<RestingOrder> byTime = Comparator.comparingInt(RestingOrder::number);
        return new Claim(
                first,
                second,
                new TreeSet<>(byPrice.reversed().thenComparing(byTime)),
                new TreeSet<>(byPrice.thenComparing(byTime)));
    }

    private NavigableSet<RestingOrder> side(Claim claim, RestingOrder order) {
        return order.buys() != isFlipped(order.condition(), order.outcome()) ? claim.bids : claim.asks;
    }

    private boolean isFlipped(int condition, int outcome) {
        return outcome == Order.ANY ? conditions == 2 && condition == 1 : outcomes == 2 && outcome == 1;
    }

    /** The condition of the claim whose book an order on this claim stands in. */
    private int shared(int condition, int outcome) {
        if (outcome == Order.ANY) {
            return isFlipped(condition, outcome) ? 0 : condition;
        }
        return oneBranch ? Order.ANY : condition;
    }

    private int key(int condition, int outcome) {
        int first = shared(condition, outcome);
        int second = outcome == Order.ANY || !isFlipped(condition, outcome) ? outcome : 0;
        return (first + 1) * (Limits.MAX_OUTCOMES + 1) + second + 1;
    }
}
