package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Laws about prices and what trading at them can come to. */
final class PriceLaws {
    private PriceLaws() {}

    static List<Law> all() {
        return List.of(
                new NoPump(),
                new NoGainByReturning(),
                new Modularity(),
                new QuoteIsTrade(),
                new LimitsHold(),
                new AddingLiquidityMovesNoPrice());
    }

    /** What was traded by the last command, by whomever. */
    private static List<Event.Traded> trades(Trial trial) {
        return trial.events().stream()
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .toList();
    }

    private static List<Integer> tradedMarkets(Trial trial) {
        return trades(trial).stream().map(Event.Traded::market).distinct().toList();
    }

    /**
     * Whatever traders do between two moments, together they never end with more in some state and less in none. In particular nobody
     * returns to an earlier payoff vector with more cash, alone or with others: the difference would be the same gain in every state.
     */
    private static final class NoPump extends Law {
        private final Map<Integer, List<long[]>> moments = new HashMap<>();

        NoPump() {
            super("no run of trades takes from the maker in some state and gives in none");
        }

        @Override
        void before(Trial trial, Step step) {
            for (int market = 0; market < trial.books().pages().size(); market++) {
                List<long[]> earlier = moments.computeIfAbsent(market, key -> new ArrayList<>());
                long[] taken = trial.books().pages().get(market).taken();
                if (earlier.isEmpty() || !Arrays.equals(earlier.get(earlier.size() - 1), taken)) {
                    earlier.add(taken);
                }
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (step.command().bare() instanceof AddLiquidity c) {
                moments.remove(c.market());
            } else if (step.command().bare() instanceof SettleCondition c) {
                moments.remove(c.market());
            }
            for (int market : tradedMarkets(trial)) {
                Books.Page page = trial.books().pages().get(market);
                long[] taken = page.taken();
                for (long[] earlier : moments.getOrDefault(market, List.of())) {
                    check(!isFreeLunch(page, earlier, taken), "taken before %s, after %s", earlier, taken);
                    exercised();
                }
            }
        }

        private static boolean isFreeLunch(Books.Page page, long[] before, long[] after) {
            boolean gains = false;
            for (int x = 0; x < page.voidState; x++) {
                if (page.isLive(x)) {
                    if (after[x] < before[x]) {
                        return false;
                    }
                    gains |= after[x] > before[x];
                }
            }
            return gains;
        }
    }

    /**
     * The plain form of the same: whenever what everybody gets differs between the priced states as it did before, they get no more than
     * before. (Void is left out: there all trades are undone, so that with void nobody who traded is ever back.)
     */
    private static final class NoGainByReturning extends Law {
        private final Map<Integer, Map<String, Long>> leastCash = new HashMap<>();

        NoGainByReturning() {
            super("whoever returns to earlier payoffs in the priced states has no more than then, alone or together");
        }

        @Override
        void before(Trial trial, Step step) {
            for (int market = 0; market < trial.books().pages().size(); market++) {
                if (!leastCash.containsKey(market)) {
                    note(trial, market);
                }
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (step.command().bare() instanceof AddLiquidity c) {
                leastCash.remove(c.market());
            } else if (step.command().bare() instanceof SettleCondition c) {
                leastCash.remove(c.market());
            }
            for (int market : tradedMarkets(trial)) {
                if (leastCash.containsKey(market)) {
                    note(trial, market);
                }
            }
        }

        private void note(Trial trial, int number) {
            Books.Page page = trial.books().pages().get(number);
            StringBuilder vectors = new StringBuilder();
            long certain = 0;
            for (int account : page.gains.keySet()) {
                if (account != page.sponsor) {
                    long[] gains = Arrays.copyOf(page.gains(account), page.voidState);
                    long least = leastOfLive(page, gains);
                    for (int x = 0; x < gains.length; x++) {
                        gains[x] = page.isLive(x) ? gains[x] - least : 0;
                    }
                    boolean isFlat = Arrays.stream(gains).allMatch(gain -> gain == 0);
                    vectors.append(isFlat ? "" : account + Arrays.toString(gains));
                    certain += least;
                }
            }
            Map<String, Long> earlier = leastCash.computeIfAbsent(number, key -> new HashMap<>());
            Long before = earlier.put(vectors.toString(), certain);
            if (before != null) {
                check(certain <= before, "payoffs as before, but %d micros more: %s", certain - before, vectors);
                exercised();
            }
        }

        private static long leastOfLive(Books.Page page, long[] gains) {
            long least = Long.MAX_VALUE;
            for (int x = 0; x < gains.length; x++) {
                least = page.isLive(x) ? Math.min(least, gains[x]) : least;
            }
            return least;
        }
    }

    /**
     * Hanson's modularity. A trade of an outcome given a condition moves nothing in other branches, to the bit. P(c) would stand still too if
     * costs were not rounded up: the branch's weight falls by the factor exp(-d/b), where d is what was charged above the exact cost, at most
     * two micros and the relative error. So P(c) falls by at most d/4b.
     */
    private static final class Modularity extends Law {
        private Odds[][] odds = new Odds[0][];
        private double[] conditions = new double[0];

        Modularity() {
            super("a conditional trade leaves P(c) and the other branches alone");
        }

        @Override
        void before(Trial trial, Step step) {
            if (isConditional(trial, step)) {
                Market market =
                        trial.engine().state().market(((Trade) step.command().bare()).market());
                odds = branches(market);
                conditions = conditions(market);
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (!isConditional(trial, step) || !MoneyLaws.isTrade(step.command(), answer) || trial.wasDue()) {
                return;
            }
            Trade trade = (Trade) step.command().bare();
            if (!areGiven(trial, trade.order().condition())) {
                return;
            }
            Market market = trial.engine().state().market(trade.market());
            Odds[][] now = branches(market);
            for (int c = 0; c < now.length; c++) {
                if (c != trade.order().condition()) {
                    check(Arrays.equals(now[c], odds[c]), "branch %d moved: %s -> %s", c, odds[c], now[c]);
                    exercised();
                }
            }
            double[] conditionsNow = conditions(market);
            // Each fill of a resting order may cost the rounding of two trades with the maker: its own, and one more of
            // the taker's.
            double charged = (2 + 1e-12 * Math.abs(answer.costMicros()))
                    * (2 * trial.events().size() + 1);
            for (int c = 0; c < conditions.length; c++) {
                double moved = Math.abs(conditionsNow[c] - conditions[c]);
                double bound = charged / (4.0 * market.liquidityMicros()) + 1e-12;
                check(moved <= bound, "P(%d) moved by %s, at most %s is rounding", c, moved, bound);
            }
        }

        /** Whether all that was traded was so given this condition. */
        private static boolean areGiven(Trial trial, int condition) {
            return trades(trial).stream()
                    .allMatch(traded -> traded.condition() == condition && traded.outcome() != Order.ANY);
        }

        private static boolean isConditional(Trial trial, Step step) {
            if (step.command().bare() instanceof Trade c) {
                Market market = trial.engine().state().market(c.market());
                return market != null
                        && market.settledCondition() < 0
                        && c.order().condition() != Order.ANY
                        && c.order().outcome() != Order.ANY;
            }
            return false;
        }

        private static Odds[][] branches(Market market) {
            int outcomes = market.terms().metric().outcomes().size();
            Odds[][] odds = new Odds[market.terms().conditions().size()][outcomes];
            for (int c = 0; c < odds.length; c++) {
                for (int o = 0; o < outcomes; o++) {
                    odds[c][o] = Odds.of(market.q(), market.liquidityMicros(), market.claim(c, o));
                }
            }
            return odds;
        }

        private static double[] conditions(Market market) {
            double[] p = new double[market.terms().conditions().size()];
            for (int c = 0; c < p.length; c++) {
                p[c] = Odds.of(market.q(), market.liquidityMicros(), market.claim(c, Order.ANY))
                        .p();
            }
            return p;
        }
    }

    /** A quote is the same computation, and the trade that follows charges it. */
    private static final class QuoteIsTrade extends Law {
        private Answer quote;
        private boolean deadlinePassed;

        QuoteIsTrade() {
            super("a quote is the trade that follows, to the micro, or its refusal");
        }

        @Override
        void before(Trial trial, Step step) {
            // Orders left to fill are part of a quote; a deadline that passes meanwhile is not.
            long at = trial.engine().atMicros() + step.afterMicros();
            deadlinePassed = trial.engine().state().agenda().nextMicros() <= at;
            quote = step.command().bare() instanceof Trade c ? trial.engine().quote(c.market(), c.order()) : null;
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (quote == null || answer.repeated() || deadlinePassed) {
                return;
            }
            if (answer.ok()) {
                check(quote.ok(), "quoted %s, traded", quote.refusal());
                check(terms(quote).equals(terms(answer)), "quoted %s, traded %s", quote, answer);
                exercised();
            } else if (!quote.ok()) {
                check(
                        answer.refusal() == quote.refusal() || isAboutTheCommand(answer.refusal()),
                        "quote refused %s, trade %s",
                        quote.refusal(),
                        answer.refusal());
                exercised();
            } else {
                boolean isAboutTheTrader = answer.refusal() == Refusal.INSUFFICIENT_FUNDS
                        || answer.refusal() == Refusal.POSITION_TOO_LARGE
                        || answer.refusal() == Refusal.POSITION_LIMIT_EXCEEDED
                        || isAboutTheCommand(answer.refusal());
                check(isAboutTheTrader, "a quote was given, the trade refused: %s", answer);
            }
        }

        /** Who asks, by what name and on what condition. */
        private static boolean isAboutTheCommand(Refusal refusal) {
            return refusal == Refusal.CHANGED_MEANWHILE || refusal.compareTo(Refusal.VENUE_FOUNDED) < 0;
        }

        private static List<Long> terms(Answer answer) {
            return List.of(
                    answer.sharesMicros(),
                    answer.costMicros(),
                    answer.feeMicros(),
                    answer.priceBeforePpb(),
                    answer.priceAfterPpb());
        }
    }

    /** What was asked bounds what is done. */
    private static final class LimitsHold extends Law {
        LimitsHold() {
            super("a trade spends no more than was said, and keeps its limits");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (!MoneyLaws.isTrade(step.command(), answer)) {
                return;
            }
            Order order = ((Trade) step.command().bare()).order();
            long cost = answer.costMicros();
            check(cost <= order.maxCostMicros(), "it cost %d", cost);
            check(answer.feeMicros() >= 0, "a fee of %d", answer.feeMicros());
            if (order.mode() == Order.Mode.SPEND) {
                check(cost <= order.amount(), "it cost %d of %d", cost, order.amount());
                exercised();
            }
            if (order.mode() == Order.Mode.SHARES) {
                checkEqual(answer.sharesMicros(), order.amount(), "shares");
            }
            if (order.worstPricePpb() != Order.NO_LIMIT) {
                boolean isBuy = answer.sharesMicros() > 0;
                long after = answer.priceAfterPpb();
                check(isBuy ? after <= order.worstPricePpb() : after >= order.worstPricePpb(), "to %d ppb", after);
                exercised();
            }
            boolean isForth = answer.sharesMicros() > 0
                    ? answer.priceAfterPpb() >= answer.priceBeforePpb()
                    : answer.priceAfterPpb() <= answer.priceBeforePpb();
            // Orders on other claims that the trade sets off may take the price back.
            check(
                    isForth || trades(trial).size() > 1,
                    "from %d to %d ppb",
                    answer.priceBeforePpb(),
                    answer.priceAfterPpb());
        }
    }

    /** Debts scale with b, rounded down: a price moves by at most a micro over b. */
    private static final class AddingLiquidityMovesNoPrice extends Law {
        private double[] prices = new double[0];

        AddingLiquidityMovesNoPrice() {
            super("adding liquidity moves no price");
        }

        @Override
        void before(Trial trial, Step step) {
            if (step.command().bare() instanceof AddLiquidity c) {
                Market market = trial.engine().state().market(c.market());
                prices = market == null ? new double[0] : prices(market);
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            // Orders that were a hair from being filled may be filled now that the maker sells more up to their limit.
            boolean noneFilled = trades(trial).isEmpty();
            if (step.command().bare() instanceof AddLiquidity c && answer.ok() && !answer.repeated() && noneFilled) {
                Market market = trial.engine().state().market(c.market());
                double[] now = prices(market);
                double bound = 1.0 / market.liquidityMicros() + 1e-12;
                for (int x = 0; x < now.length; x++) {
                    check(Math.abs(now[x] - prices[x]) <= bound, "state %d from %s to %s", x, prices[x], now[x]);
                    exercised();
                }
            }
        }

        private static double[] prices(Market market) {
            long[] debts = Arrays.copyOfRange(market.debts(), market.liveFrom(), market.liveTo());
            double[] q = Arrays.stream(debts).asDoubleStream().toArray();
            return covenant.engine.pricing.Lmsr.prices(q, (double) market.liquidityMicros());
        }
    }
}
