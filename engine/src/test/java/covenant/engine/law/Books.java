package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Deposit;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.event.Event;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The venue's money kept by a naive bookkeeper, who never sweeps: what everyone brought and took, and for each market what each account's
 * trades come to in each state. Cash and payoff vectors follow from that by definition. He believes the answers (shares, cost, fee) and the
 * subsidies told in events, and nothing else of the engine.
 */
final class Books {
    /** Who traded what claim. */
    record Traded(int account, int condition, int outcome) {}

    /** One market as the bookkeeper sees it. */
    static final class Page {
        final MarketTerms terms;
        final int sponsor;
        final int outcomes;
        final int voidState;
        final Map<Integer, long[]> gains = new TreeMap<>();
        final List<Traded> trades = new ArrayList<>();
        long subsidyMicros;
        int settled = Order.ANY;
        /** Of so many parts of a payoff that many count, the rest is what void pays. */
        BigInteger of = BigInteger.ONE;

        BigInteger counts = BigInteger.ONE;
        boolean ended;

        Page(MarketTerms terms, int sponsor) {
            this.terms = terms;
            this.sponsor = sponsor;
            this.outcomes = terms.metric().outcomes().size();
            this.voidState = terms.conditions().size() * outcomes;
        }

        boolean isLive(int x) {
            return x == voidState || settled < 0 || x / outcomes == settled;
        }

        /** What an account's trades come to in each state, never swept; void last. */
        long[] gains(int account) {
            return gains.computeIfAbsent(account, key -> new long[voidState + 1]);
        }

        /** What all accounts gained of the maker in each state. */
        long[] taken() {
            long[] taken = new long[voidState + 1];
            for (long[] each : gains.values()) {
                for (int x = 0; x <= voidState; x++) {
                    taken[x] += each[x];
                }
            }
            return taken;
        }

        /** The smallest of what an account's trades come to: what of its cash lies in the vault, as a negative number. */
        long worst(int account) {
            long worst = 0;
            long[] each = gains.get(account);
            for (int x = 0; each != null && x < voidState; x++) {
                worst = isLive(x) ? Math.min(worst, each[x]) : worst;
            }
            return worst;
        }

        /** The payoff vector: gains above the worst of them, 0 where a state is dead. */
        long[] payoffs(int account) {
            long[] payoffs = gains.containsKey(account) ? gains.get(account).clone() : new long[voidState + 1];
            long worst = worst(account);
            for (int x = 0; x <= voidState; x++) {
                payoffs[x] = isLive(x) ? payoffs[x] - worst : 0;
            }
            return payoffs;
        }
    }

    private final List<Long> brought = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private long outsideMicros;
    private long reservedMicros;
    private long escrowMicros;

    Books() {
        brought.add(0L);
    }

    List<Page> pages() {
        return pages;
    }

    int accounts() {
        return brought.size();
    }

    /** Deposits less withdrawals, and less what was burned. */
    long outsideMicros() {
        return outsideMicros;
    }

    /** What is set aside for orders. */
    long reservedMicros() {
        return reservedMicros;
    }

    /** Bonds that are set aside. */
    long escrowMicros() {
        return escrowMicros;
    }

    /** An account's cash by definition. */
    long cashMicros(int account) {
        return cashWithout(account, -1);
    }

    /** What its cash would be had it never met this market. */
    long cashWithout(int account, int market) {
        long cash = brought.get(account);
        for (int m = 0; m < pages.size(); m++) {
            if (m != market && !pages.get(m).ended) {
                cash += pages.get(m).worst(account);
            }
        }
        return cash;
    }

    /**
     * Enters what happened to orders, decisions and commitments, whatever the command: fills, what was set aside or came free, bonds, and the ends that
     * commitments and time put to markets.
     */
    void enter(List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Traded e && e.order() >= 0) {
                trade(
                        pages.get(e.market()),
                        new Traded(e.account(), e.condition(), e.outcome()),
                        e.sharesMicros(),
                        e.costMicros(),
                        e.feeMicros());
            } else if (event instanceof Event.CashMoved e
                    && (e.cause() == Event.Cause.ORDER_RESERVED || e.cause() == Event.Cause.ORDER_RELEASED)) {
                bring(e.account(), e.deltaMicros());
                reservedMicros -= e.deltaMicros();
            } else if (event instanceof Event.ConditionSettled e) {
                // Fills told after this one are in the branch that is left.
                pages.get(e.market()).settled = e.condition();
            } else if (event instanceof Event.CashMoved e && isBond(e)) {
                bring(e.account(), e.deltaMicros());
                escrowMicros -= e.deltaMicros();
            } else if (event instanceof Event.Burned e) {
                escrowMicros -= e.amountMicros();
                outsideMicros -= e.amountMicros();
            } else if (event instanceof Event.Decided e) {
                decided(pages.get(e.market()), e);
            } else if (event instanceof Event.MarketVoided e && e.by() == Command.VENUE_ACCOUNT) {
                end(pages.get(e.market()));
            }
        }
    }

    /** Whether this moves a bond. */
    static boolean isBond(Event.CashMoved event) {
        return switch (event.cause()) {
            case BOND_POSTED, BOND_RETURNED, BOND_SLASHED -> true;
            default -> false;
        };
    }

    private void end(Page voided) {
        bring(voided.sponsor, voided.subsidyMicros);
        voided.ended = true;
    }

    /** Enters an accepted command that is not a repetition. */
    void enter(Command command, Answer answer, List<Event> events) {
        if (command instanceof IfUnchanged c) {
            enter(c.inner(), answer, events);
        } else if (command instanceof OpenAccount c) {
            brought.add(c.depositMicros());
            outsideMicros += c.depositMicros();
        } else if (command instanceof Deposit c) {
            bring(c.account(), c.amountMicros());
            outsideMicros += c.amountMicros();
        } else if (command instanceof Withdraw c) {
            bring(c.account(), -c.amountMicros());
            outsideMicros -= c.amountMicros();
        } else if (command instanceof OpenMarket c) {
            pages.add(new Page(c.terms(), c.by()));
            subsidise(pages.size() - 1, told(events, Event.MarketOpened.class).subsidyMicros());
        } else if (command instanceof AddLiquidity c) {
            subsidise(c.market(), told(events, Event.LiquidityAdded.class).paidMicros());
        } else if (command instanceof Trade c) {
            trade(
                    pages.get(c.market()),
                    new Traded(c.by(), c.order().condition(), c.order().outcome()),
                    answer.sharesMicros(),
                    answer.costMicros(),
                    answer.feeMicros());
        } else if (command instanceof TradeBatch c) {
            for (int i = 0; i < c.legs().size(); i++) {
                Order order = c.legs().get(i).order();
                Answer.Leg leg = answer.legs().get(i);
                trade(
                        pages.get(c.legs().get(i).market()),
                        new Traded(c.by(), order.condition(), order.outcome()),
                        leg.sharesMicros(),
                        leg.costMicros(),
                        leg.feeMicros());
            }
        } else if (command instanceof SettleOutcome c) {
            settle(pages.get(c.market()), c);
        } else if (command instanceof VoidMarket c) {
            end(pages.get(c.market()));
        }
    }

    /** After a decision by lot only a part of a payoff may count. */
    private static void decided(Page page, Event.Decided e) {
        DecisionTerms terms = page.terms.decision();
        if (terms.isCausal() && e.condition() == e.byRule()) {
            // The chance of what the rule chose is 1 - epsilon, and its share of epsilon; of all others that share.
            BigInteger share = BigInteger.valueOf(terms.epsilonPpb());
            BigInteger conditions = BigInteger.valueOf(page.terms.conditions().size());
            page.counts = share;
            page.of = BigInteger.valueOf(Limits.PPB)
                    .subtract(share)
                    .multiply(conditions)
                    .add(share);
        }
    }

    private static <T extends Event> T told(List<Event> events, Class<T> kind) {
        return kind.cast(events.stream().filter(kind::isInstance).findFirst().orElseThrow());
    }

    private void bring(int account, long amountMicros) {
        brought.set(account, brought.get(account) + amountMicros);
    }

    private void subsidise(int market, long amountMicros) {
        Page page = pages.get(market);
        page.subsidyMicros += amountMicros;
        bring(page.sponsor, -amountMicros);
    }

    private static void trade(Page page, Traded traded, long sharesMicros, long costMicros, long feeMicros) {
        int condition = traded.condition();
        int outcome = traded.outcome();
        page.trades.add(traded);
        for (int x = 0; x < page.voidState; x++) {
            int thisCondition = x / page.outcomes;
            int thisOutcome = x % page.outcomes;
            boolean isBoth = condition != Order.ANY && outcome != Order.ANY;
            boolean isGiven = page.isLive(x) && (!isBoth || thisCondition == condition);
            boolean isEvent = isGiven
                    && (condition == Order.ANY || thisCondition == condition)
                    && (outcome == Order.ANY || thisOutcome == outcome);
            if (isGiven) {
                page.gains(traded.account())[x] += (isEvent ? sharesMicros : 0) - costMicros;
                page.gains(page.sponsor)[x] += feeMicros;
            }
        }
    }

    private void settle(Page page, SettleOutcome c) {
        long pool = page.subsidyMicros;
        for (int account : new ArrayList<>(page.gains.keySet())) {
            long gain = page.worst(account) + worth(page, page.payoffs(account), c);
            bring(account, gain);
            pool -= gain;
        }
        bring(page.sponsor, pool);
        page.ended = true;
    }

    /** What a payoff vector is worth at the end, rounded down. */
    private static long worth(Page page, long[] payoffs, SettleOutcome c) {
        int from = Math.max(page.settled, 0) * page.outcomes;
        Metric metric = page.terms.metric();
        BigInteger rest = page.of.subtract(page.counts).multiply(BigInteger.valueOf(payoffs[page.voidState]));
        if (metric.type() != Metric.Type.SCALAR) {
            BigInteger paid = page.counts.multiply(BigInteger.valueOf(payoffs[from + c.outcome()]));
            return paid.add(rest).divide(page.of).longValueExact();
        }
        BigInteger low = BigInteger.valueOf(metric.lowMicros());
        BigInteger high = BigInteger.valueOf(metric.highMicros());
        BigInteger value = BigInteger.valueOf(c.valueMicros()).max(low).min(high);
        BigInteger sum = value.subtract(low)
                .multiply(BigInteger.valueOf(payoffs[from]))
                .add(high.subtract(value).multiply(BigInteger.valueOf(payoffs[from + 1])));
        BigInteger range = high.subtract(low);
        return page.counts
                .multiply(sum)
                .add(rest.multiply(range))
                .divide(page.of.multiply(range))
                .longValueExact();
    }
}
