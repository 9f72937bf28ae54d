package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.CommandKind;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.VoidMarket;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Laws about where the money is. They read the engine's cash and payoff vectors, and none of its totals. */
final class MoneyLaws {
    private MoneyLaws() {}

    static List<Law> all() {
        // The most particular first, so that a failure is told by the law that says most about it.
        return List.of(
                new VoidRestores(),
                new CallingOffRestores(),
                new SweptVectors(),
                new NoDebtors(),
                new BoundedLoss(),
                new Conservation(),
                new EventsTellAll(),
                new NaiveBooks());
    }

    /** The engine's sweeping comes to the same as never sweeping. */
    private static final class NaiveBooks extends Law {
        NaiveBooks() {
            super("cash and payoff vectors are those of a bookkeeper who never sweeps");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            Books books = trial.books();
            for (Account account : trial.engine().state().accounts()) {
                checkEqual(account.cashMicros(), books.cashMicros(account.number()), "cash of %s", account.id());
            }
            for (Market market : trial.engine().state().markets()) {
                Books.Page page = books.pages().get(market.number());
                for (Position position : market.positions()) {
                    int account = position.account().number();
                    long[] expected = page.ended ? new long[page.voidState + 1] : page.payoffs(account);
                    check(
                            Arrays.equals(position.payoffs(), expected),
                            "account %d in market %d holds %s, not %s",
                            account,
                            market.number(),
                            position.payoffs(),
                            expected);
                    exercised();
                }
            }
        }
    }

    /** The vault holds, in every live state, what accounts and the maker would get there; and nothing comes from nowhere. */
    private static final class Conservation extends Law {
        Conservation() {
            super("money is conserved in every live state");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            long total = 0;
            for (Account account : trial.engine().state().accounts()) {
                total += account.cashMicros();
            }
            for (Market market : trial.engine().state().markets()) {
                total += market.vaultMicros();
                Books.Page page = trial.books().pages().get(market.number());
                if (page.ended) {
                    checkEqual(market.vaultMicros(), 0L, "the vault of ended market %d", market.number());
                } else {
                    checkStates(market, page);
                }
            }
            checkEqual(
                    trial.books().reservedMicros() + trial.books().escrowMicros(),
                    trial.engine().state().escrowMicros(),
                    "what is set aside");
            total += trial.engine().state().escrowMicros();
            checkEqual(total, trial.books().outsideMicros(), "cash of all, all vaults and what is set aside");
        }

        private void checkStates(Market market, Books.Page page) {
            long[] taken = page.taken();
            for (int x = 0; x <= page.voidState; x++) {
                if (page.isLive(x)) {
                    long owed = page.subsidyMicros - taken[x];
                    for (Position position : market.positions()) {
                        owed += position.payoffs()[x];
                    }
                    checkEqual(
                            market.vaultMicros(), owed, "the vault of market %d, owed in state %d", market.number(), x);
                    exercised();
                }
            }
        }
    }

    /** Complete sets are always redeemed. */
    private static final class SweptVectors extends Law {
        SweptVectors() {
            super("the minimum of every payoff vector over the live states is 0, dead states pay nothing");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Market market : trial.engine().state().markets()) {
                Books.Page page = trial.books().pages().get(market.number());
                for (Position position : market.positions()) {
                    long[] payoffs = position.payoffs();
                    long min = Long.MAX_VALUE;
                    for (int x = 0; x < payoffs.length; x++) {
                        if (page.isLive(x)) {
                            min = Math.min(min, payoffs[x]);
                        } else {
                            checkEqual(payoffs[x], 0L, "dead state %d", x);
                        }
                    }
                    checkEqual(min, 0L, "the minimum of %s", payoffs);
                    exercised();
                }
            }
        }
    }

    private static final class NoDebtors extends Law {
        NoDebtors() {
            super("cash is never negative");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Account account : trial.engine().state().accounts()) {
                check(account.cashMicros() >= 0, "%s has %d", account.id(), account.cashMicros());
                exercised();
            }
        }
    }

    private static final class BoundedLoss extends Law {
        BoundedLoss() {
            super("the maker loses at most the subsidy in every live state");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Books.Page page : trial.books().pages()) {
                long[] taken = page.taken();
                for (int x = 0; x < taken.length && !page.ended; x++) {
                    if (page.isLive(x)) {
                        check(
                                taken[x] <= page.subsidyMicros,
                                "%d were taken in state %d, the subsidy was %d",
                                taken[x],
                                x,
                                page.subsidyMicros);
                        exercised();
                    }
                }
            }
        }
    }

    /** Against the bookkeeper, and against a venue in which nobody ever traded in the voided market. */
    private static final class VoidRestores extends Law {
        VoidRestores() {
            super("voiding puts every account back where it would be without the market");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (step.command().bare() instanceof VoidMarket c && answer.ok() && !answer.repeated()) {
                Trial without = new Trial(List.of());
                for (Done done :
                        trial.done().subList(without.done().size(), trial.done().size())) {
                    Command rest = without(c.market(), done.command());
                    boolean inside = !rest.equals(done.command());
                    long after = done.atMicros() - without.engine().atMicros();
                    // A lot falls by the sequence: the other venue counts the commands that it does without.
                    Answer then = without.apply(new Step(after, rest));
                    if (!(rest instanceof Tick)) {
                        if (then.ok() != done.answer().ok()
                                || then.number() != done.answer().number()
                                || !inside && then.costMicros() != done.answer().costMicros()) {
                            // Money bound in the market had kept somebody from something else: another story.
                            return;
                        }
                    }
                }
                exercised();
                for (Account account : trial.engine().state().accounts()) {
                    long expected =
                            without.engine().state().account(account.number()).cashMicros();
                    checkEqual(account.cashMicros(), expected, "cash of %s after the void", account.id());
                }
            }
        }
    }

    /** What is left of a command for whoever does without a market: of a batch the other trades, of a trade or an order only the time. */
    private static Command without(int market, Command command) {
        Command bare = command.bare();
        if (bare instanceof TradeBatch batch) {
            List<TradeBatch.Leg> others =
                    batch.legs().stream().filter(leg -> leg.market() != market).toList();
            boolean isOther = others.size() == batch.legs().size();
            return isOther
                    ? command
                    : others.isEmpty() ? Tick.now() : new TradeBatch(batch.commandId(), batch.by(), others);
        }
        boolean inside = bare instanceof Trade trade && trade.market() == market
                || bare instanceof PlaceOrder order && order.market() == market;
        return inside ? Tick.now() : command;
    }

    private static final class CallingOffRestores extends Law {
        CallingOffRestores() {
            super("calling off restores whoever traded only in the dead branches");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.ConditionSettled c) {
                    check(trial, c);
                }
            }
        }

        private void check(Trial trial, Event.ConditionSettled c) {
            Market market = trial.engine().state().market(c.market());
            for (Position position : market.positions()) {
                int account = position.account().number();
                boolean isSponsor = account == market.sponsor().number();
                if (!isSponsor && tradedOnlyOutside(trial, account, c)) {
                    checkEqual(
                            position.account().cashMicros(),
                            trial.books().cashWithout(account, c.market()),
                            "cash of %s",
                            position.account().id());
                    check(Arrays.stream(position.payoffs()).allMatch(p -> p == 0), "a payoff is left");
                    exercised();
                }
            }
        }

        private static boolean tradedOnlyOutside(Trial trial, int account, Event.ConditionSettled c) {
            return trial.books().pages().get(c.market()).trades.stream()
                    .filter(trade -> trade.account() == account)
                    .allMatch(trade -> trade.condition() != Order.ANY
                            && trade.condition() != c.condition()
                            && trade.outcome() != Order.ANY);
        }
    }

    /** Whoever folds the events, starting from nothing, knows every account's cash. */
    private static final class EventsTellAll extends Law {
        private final Map<Integer, Long> cash = new TreeMap<>();

        EventsTellAll() {
            super("the events alone tell everyone's cash");
        }

        @Override
        void before(Trial trial, Step step) {
            if (cash.isEmpty()) {
                // The prelude was before our time.
                trial.engine().state().accounts().forEach(a -> cash.put(a.number(), a.cashMicros()));
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.AccountOpened e) {
                    cash.put(e.account(), 0L);
                } else if (event instanceof Event.CashMoved e) {
                    checkEqual(cash.merge(e.account(), e.deltaMicros(), Long::sum), e.cashAfterMicros(), "told after");
                } else if (event instanceof Event.Traded e) {
                    checkEqual(
                            cash.merge(e.account(), e.cashDeltaMicros(), Long::sum), e.cashAfterMicros(), "told after");
                    cash.merge(e.sponsor(), e.sponsorCashDeltaMicros(), Long::sum);
                }
            }
            for (Account account : trial.engine().state().accounts()) {
                checkEqual(cash.get(account.number()), account.cashMicros(), "folded cash of %s", account.id());
            }
            if (!trial.events().isEmpty()) {
                exercised();
            }
        }
    }

    /** Whether a command is an accepted trade, and no repetition. */
    static boolean isTrade(Command command, Answer answer) {
        return command.kind() == CommandKind.TRADE && answer.ok() && !answer.repeated();
    }
}
