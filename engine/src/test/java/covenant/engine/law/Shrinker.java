package covenant.engine.law;

import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.Deposit;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a script that breaks a law as short and as simple as it can, with the same law still broken. */
final class Shrinker {
    private static final int MOST_TRIALS = 4_000;

    private final Predicate<List<Step>> stillBreaks;
    private int trials;

    Shrinker(Predicate<List<Step>> stillBreaks) {
        this.stillBreaks = stillBreaks;
    }

    /** A smaller script, or the same. */
    List<Step> shrink(List<Step> script) {
        List<Step> best = script;
        for (boolean smaller = true; smaller && trials < MOST_TRIALS; ) {
            List<Step> next = simplified(shortened(best));
            smaller = !next.equals(best);
            best = next;
        }
        return best;
    }

    /** Removes runs of steps: halves first, single steps last. */
    private List<Step> shortened(List<Step> script) {
        List<Step> best = script;
        for (int run = Math.max(1, best.size() / 2); run >= 1; run /= 2) {
            for (int from = best.size() - run; from >= 0; from--) {
                List<Step> shorter = new ArrayList<>(best);
                shorter.subList(from, Math.min(from + run, best.size())).clear();
                if (breaks(shorter)) {
                    best = shorter;
                    from = Math.min(from, best.size() - run + 1);
                }
            }
        }
        return best;
    }

    /** Takes each step to the simplest that still does it. */
    private List<Step> simplified(List<Step> script) {
        List<Step> best = script;
        for (int i = 0; i < best.size(); i++) {
            boolean simpler = true;
            while (simpler) {
                simpler = false;
                for (Step candidate : simpler(best.get(i))) {
                    List<Step> next = new ArrayList<>(best);
                    next.set(i, candidate);
                    if (!candidate.equals(best.get(i)) && breaks(next)) {
                        best = next;
                        simpler = true;
                        break;
                    }
                }
            }
        }
        return best;
    }

    private boolean breaks(List<Step> script) {
        return trials++ < MOST_TRIALS && stillBreaks.test(script);
    }

    private static List<Step> simpler(Step step) {
        List<Step> steps = new ArrayList<>();
        if (step.afterMicros() != 1_000_000) {
            steps.add(new Step(1_000_000, step.command()));
        }
        for (Command command : simpler(step.command())) {
            steps.add(new Step(step.afterMicros(), command));
        }
        return steps;
    }

    private static List<Command> simpler(Command command) {
        List<Command> commands = new ArrayList<>();
        if (command instanceof Trade c) {
            for (Order order : simpler(c.order())) {
                commands.add(new Trade(c.commandId(), c.by(), c.market(), order));
            }
            if (c.by() != Trial.FIRST_PARTICIPANT) {
                commands.add(new Trade(c.commandId(), Trial.FIRST_PARTICIPANT, c.market(), c.order()));
            }
            if (c.market() != 0) {
                commands.add(new Trade(c.commandId(), c.by(), 0, c.order()));
            }
        } else if (command instanceof IfUnchanged c) {
            commands.add(c.inner());
        } else if (command instanceof TradeBatch c) {
            for (int i = 0; i < c.legs().size(); i++) {
                List<TradeBatch.Leg> fewer = new ArrayList<>(c.legs());
                TradeBatch.Leg leg = fewer.remove(i);
                commands.add(new TradeBatch(c.commandId(), c.by(), fewer));
                for (Order order : simpler(leg.order())) {
                    List<TradeBatch.Leg> plainer = new ArrayList<>(c.legs());
                    plainer.set(i, new TradeBatch.Leg(leg.market(), order));
                    commands.add(new TradeBatch(c.commandId(), c.by(), plainer));
                }
            }
        } else if (command instanceof PlaceOrder c) {
            for (long shares : simpler(c.sharesMicros(), 1_000_000)) {
                commands.add(with(c, shares, c.limitPpb(), c.expiresAtMicros()));
            }
            commands.add(with(c, c.sharesMicros(), 500_000_000, c.expiresAtMicros()));
            commands.add(with(c, c.sharesMicros(), c.limitPpb(), 0));
        } else if (command instanceof OpenMarket c) {
            for (MarketTerms terms : simpler(c.terms())) {
                commands.add(new OpenMarket(c.commandId(), c.by(), terms, c.liquidityMicros(), c.priorPpb()));
            }
            if (c.priorPpb().length > 0) {
                commands.add(new OpenMarket(c.commandId(), c.by(), c.terms(), c.liquidityMicros(), new long[0]));
            }
            for (long b : simpler(c.liquidityMicros(), 1_000_000)) {
                commands.add(new OpenMarket(c.commandId(), c.by(), c.terms(), b, c.priorPpb()));
            }
        } else if (command instanceof AddLiquidity c) {
            for (long b : simpler(c.liquidityMicros(), 2_000_000)) {
                commands.add(new AddLiquidity(c.commandId(), c.by(), c.market(), b));
            }
        } else if (command instanceof Deposit c) {
            for (long amount : simpler(c.amountMicros(), 1)) {
                commands.add(new Deposit(c.commandId(), c.by(), c.account(), amount));
            }
        }
        return commands;
    }

    private static PlaceOrder with(PlaceOrder c, long shares, long limit, long expiresAt) {
        return new PlaceOrder(c.commandId(), c.by(), c.market(), c.condition(), c.outcome(), shares, limit, expiresAt);
    }

    private static List<Order> simpler(Order order) {
        List<Order> orders = new ArrayList<>();
        if (order.maxCostMicros() != Order.NO_LIMIT || order.worstPricePpb() != Order.NO_LIMIT) {
            orders.add(new Order(
                    order.condition(), order.outcome(), order.mode(), order.amount(), Order.NO_LIMIT, Order.NO_LIMIT));
        }
        long plain = order.mode() == Order.Mode.TARGET_PRICE ? 500_000_000 : 1;
        for (long amount : simpler(order.amount(), plain)) {
            orders.add(new Order(
                    order.condition(),
                    order.outcome(),
                    order.mode(),
                    amount,
                    order.maxCostMicros(),
                    order.worstPricePpb()));
        }
        return orders;
    }

    private static List<MarketTerms> simpler(MarketTerms t) {
        List<MarketTerms> terms = new ArrayList<>();
        if (t.feeBps() != 0) {
            terms.add(with(t, t.conditions(), 0, t.closesAtMicros()));
        }
        if (t.closesAtMicros() != 0) {
            terms.add(with(t, t.conditions(), t.feeBps(), 0));
        }
        if (t.conditions().size() > 1) {
            terms.add(with(t, t.conditions().subList(0, t.conditions().size() - 1), t.feeBps(), t.closesAtMicros()));
        }
        return terms;
    }

    private static MarketTerms with(MarketTerms t, List<String> conditions, int feeBps, long closesAt) {
        return new MarketTerms(
                t.id(),
                t.title(),
                t.text(),
                t.actor(),
                t.source(),
                conditions,
                t.metric(),
                feeBps,
                t.conditionTrading(),
                closesAt);
    }

    /** From the plainest number to one that is only a little plainer. */
    private static List<Long> simpler(long amount, long plain) {
        List<Long> amounts = new ArrayList<>();
        for (long candidate : new long[] {plain, -plain, amount / 1_000, amount / 10, amount / 2, amount - 1}) {
            boolean isPlainer = Math.abs(candidate) < Math.abs(amount) || candidate == plain && amount != plain;
            if (isPlainer && candidate != 0 && amount != plain) {
                amounts.add(candidate);
            }
        }
        return amounts;
    }
}
