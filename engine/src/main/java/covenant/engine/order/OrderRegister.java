package covenant.engine.order;

import covenant.engine.Limits;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All resting orders of the venue by number, those that ended last, and the markets in which orders can still be filled because the last
 * command had filled as many as one may.
 */
public final class OrderRegister {
    private final TreeMap<Integer, RestingOrder> resting = new TreeMap<>();
    private final TreeMap<Integer, RestingOrder> over = new TreeMap<>();
    private final TreeMap<Integer, TreeSet<Integer>> byAccount = new TreeMap<>();
    private final ArrayDeque<Integer> overInTurn = new ArrayDeque<>();
    private final List<Integer> backlog = new ArrayList<>();
    private int next;

    /** The number that the next order gets. */
    public int next() {
        return next;
    }

    /** How many orders rest. */
    public int size() {
        return resting.size();
    }

    /** All resting orders by number; not to be changed. */
    public Collection<RestingOrder> resting() {
        return resting.values();
    }

    /** The order with this number, also if it ended not long ago; else null. */
    public RestingOrder order(int number) {
        RestingOrder order = resting.get(number);
        return order != null ? order : over.get(number);
    }

    /** The numbers of an account's orders that rest or are still remembered; not to be changed. */
    public NavigableSet<Integer> ofAccount(int account) {
        TreeSet<Integer> numbers = byAccount.get(account);
        return numbers == null ? Collections.emptyNavigableSet() : numbers;
    }

    /** A fresh order. */
    public void add(RestingOrder order) {
        note(order);
        next = order.number() + 1;
    }

    private void note(RestingOrder order) {
        resting.put(order.number(), order);
        byAccount.computeIfAbsent(order.account(), none -> new TreeSet<>()).add(order.number());
    }

    /** An order as it stands now. */
    public void put(RestingOrder order) {
        if (order.rests()) {
            resting.put(order.number(), order);
        } else {
            resting.remove(order.number());
            remember(order);
        }
    }

    private void remember(RestingOrder order) {
        over.put(order.number(), order);
        overInTurn.add(order.number());
        byAccount.computeIfAbsent(order.account(), none -> new TreeSet<>()).add(order.number());
        if (over.size() > Limits.REMEMBERED_ORDERS) {
            forget(over.remove(overInTurn.remove()));
        }
    }

    private void forget(RestingOrder order) {
        TreeSet<Integer> numbers = byAccount.get(order.account());
        numbers.remove(order.number());
        if (numbers.isEmpty()) {
            byAccount.remove(order.account());
        }
    }

    /** Whether orders of some market were left that can be filled. */
    public boolean hasBacklog() {
        return !backlog.isEmpty();
    }

    /** The market whose turn it is, or -1. */
    public int backlogMarket() {
        return backlog.isEmpty() ? -1 : backlog.get(0);
    }

    /** Takes the market whose turn it is off the list. */
    public void takeBacklog() {
        backlog.remove(0);
    }

    /** Orders of this market were left that can be filled. */
    public void leave(int market) {
        if (!backlog.contains(market)) {
            backlog.add(market);
        }
    }

    /** Writes it, calling {@code flush} now and then so that the writer's buffer stays small. */
    public void write(WireWriter out, Runnable flush) {
        out.putInt(next);
        out.putInt(backlog.size());
        backlog.forEach(out::putInt);
        out.putInt(resting.size());
        writeAll(resting.values(), out, flush);
        out.putInt(overInTurn.size());
        writeAll(overInTurn.stream().map(over::get).toList(), out, flush);
    }

    private static void writeAll(Collection<RestingOrder> orders, WireWriter out, Runnable flush) {
        for (RestingOrder order : orders) {
            order.write(out);
            flush.run();
        }
    }

    /**
     * Reads it.
     *
     * @throws MalformedWire if a resting order is over, or one that is over rests
     */
    public static OrderRegister read(WireReader in) {
        OrderRegister register = new OrderRegister();
        int next = in.getInt();
        int markets = in.count(Limits.MAX_MARKETS);
        for (int i = 0; i < markets; i++) {
            register.backlog.add(in.getInt());
        }
        int resting = in.count(Limits.MAX_ORDERS);
        for (int i = 0; i < resting; i++) {
            RestingOrder order = RestingOrder.read(in);
            check(order.rests(), order);
            register.note(order);
        }
        int over = in.count(Limits.REMEMBERED_ORDERS);
        for (int i = 0; i < over; i++) {
            RestingOrder order = RestingOrder.read(in);
            check(!order.rests(), order);
            register.remember(order);
        }
        register.next = next;
        return register;
    }

    private static void check(boolean holds, RestingOrder order) {
        if (!holds) {
            throw new MalformedWire("order " + order.number() + " stands on the wrong list");
        }
    }
}
