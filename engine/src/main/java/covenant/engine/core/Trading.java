package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Account;
import covenant.engine.state.Extremes;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/**
 * Quotes and trades with the market maker, and with the orders that rest at it; a quote is a trade up to the point where funds are looked at.
 */
final class Trading {
    private final VenueState state;
    private final Orders orders;
    private final Execution execution;

    // What the trade that was priced last does to resting orders; null where none rest.
    private Matching matching;

    Trading(VenueState state, Orders orders, Execution execution) {
        this.state = state;
        this.orders = orders;
        this.execution = execution;
    }

    /** What an order would cost; where the account is known, also what it would leave of its cash. */
    Answer quote(long sequence, long atMicros, Account account, int number, Order order) {
        Market market = state.market(number);
        matching = market == null || market.book().isEmpty() ? null : orders.afterDue(market);
        Answer priced = price(sequence, atMicros, market, number, order);
        if (!priced.ok() || account == null) {
            return priced;
        }
        Deal deal = deal(order, priced);
        long worst =
                execution.weigh(market, market.position(account.number()), deal).worstMicros();
        return priced.leaving(-worst, account.cashMicros() + changeMicros(account, deal, worst));
    }

    Answer trade(TradeBatch c, Moment now) {
        if (c.legs().isEmpty() || c.legs().size() > Limits.MAX_BATCH) {
            return Answer.refused(
                    now.sequence(),
                    now.atMicros(),
                    Refusal.BATCH_INVALID,
                    "a batch has 1 to " + Limits.MAX_BATCH + " trades");
        }
        Account account = state.account(c.by());
        Batch batch = new Batch(state, account);
        int fillsLeft = orders.fillsLeft();
        for (int i = 0; i < c.legs().size(); i++) {
            TradeBatch.Leg leg = c.legs().get(i);
            Market market = state.market(leg.market());
            matching = market == null ? null : worked(batch, market, now, fillsLeft);
            int steps = matching == null ? 0 : matching.steps().size();
            Answer priced = price(now.sequence(), now.atMicros(), market, leg.market(), leg.order());
            if (!priced.ok()) {
                return refuse(priced, priced.refusal(), "trade " + i + ": " + priced.detail());
            }
            fillsLeft = matching.fillsLeft();
            batch.add(market, deal(leg.order(), priced), steps);
        }
        Refused refused = batch.check();
        if (refused != null) {
            return Answer.refused(now.sequence(), now.atMicros(), refused.refusal(), refused.detail());
        }
        Answer answer = batch.answer(now);
        if (!now.isRehearsal()) {
            batch.carryOut(execution, orders, now);
        }
        return answer;
    }

    /** What the trades before did to a market, from which the next one goes on. */
    private Matching worked(Batch batch, Market market, Moment now, int fillsLeft) {
        Matching found = batch.matching(market.number());
        if (found == null) {
            found = now.isRehearsal() ? orders.afterDue(market) : orders.matching(market);
            batch.begin(market, found);
        }
        found.leave(fillsLeft);
        return found;
    }

    private static Deal deal(Order order, Answer priced) {
        return new Deal(
                order.condition(),
                order.outcome(),
                priced.sharesMicros(),
                priced.costMicros(),
                priced.feeMicros(),
                priced.priceBeforePpb(),
                priced.priceAfterPpb(),
                -1);
    }

    /** What a deal, and the account's own resting orders that it fills, do to its cash. */
    private long changeMicros(Account account, Deal deal, long worstMicros) {
        return matching == null
                ? worstMicros
                : matching.releasedMicros(account.number())
                        + matching.worstMicros(
                                account.number(),
                                deal.condition(),
                                deal.outcome(),
                                deal.sharesMicros(),
                                deal.costMicros());
    }

    Answer trade(long sequence, long atMicros, Trade c, EventSink events) {
        Market market = state.market(c.market());
        matching = market == null || market.book().isEmpty()
                ? null
                : events.isRehearsal() ? orders.afterDue(market) : orders.matching(market);
        Answer priced = price(sequence, atMicros, market, c.market(), c.order());
        if (!priced.ok()) {
            return priced;
        }
        Account account = state.account(c.by());
        Position position = market.position(account.number());
        Deal deal = deal(c.order(), priced);
        Extremes extremes = execution.weigh(market, position, deal);
        Answer refused = checkFunds(priced, market, account, extremes, widestMicros(extremes, account, deal));
        if (refused != null) {
            return refused;
        }
        long worst = extremes.worstMicros();
        if (events.isRehearsal()) {
            return priced.leaving(-worst, account.cashMicros() + changeMicros(account, deal, worst));
        }
        execution.carryOut(market, account, position, deal, events);
        if (matching != null) {
            orders.carryOut(market, matching, sequence, events);
        }
        state.stamp(market, sequence);
        return priced.leaving(-worst, account.cashMicros());
    }

    /** The largest payoff that the account would hold, after its own resting orders that the trade fills. */
    private long widestMicros(Extremes extremes, Account account, Deal deal) {
        long widest = extremes.bestMicros() - extremes.worstMicros();
        return matching == null
                ? widest
                : StrictMath.max(
                        widest,
                        matching.widestMicros(
                                account.number(),
                                deal.condition(),
                                deal.outcome(),
                                deal.sharesMicros(),
                                deal.costMicros()));
    }

    private static Answer checkFunds(
            Answer priced, Market market, Account account, Extremes extremes, long widestMicros) {
        long worst = extremes.worstMicros();
        if (widestMicros > Limits.MAX_POSITION_MICROS) {
            return refuse(priced, Refusal.POSITION_TOO_LARGE, "a payoff is at most 10^9 credits");
        }
        long limitMicros = market.positionLimitMicros();
        if (widestMicros > limitMicros) {
            return refuse(
                    priced,
                    Refusal.POSITION_LIMIT_EXCEEDED,
                    "a payoff here is at most " + Plain.credits(limitMicros) + ", this would make one of "
                            + Plain.credits(widestMicros));
        }
        if (account.cashMicros() + worst < 0) {
            return refuse(
                    priced,
                    Refusal.INSUFFICIENT_FUNDS,
                    "the worst case takes " + Plain.credits(-worst) + ", free cash is "
                            + Plain.credits(account.cashMicros()));
        }
        return null;
    }

    private static Answer refuse(Answer priced, Refusal refusal, String detail) {
        return Answer.refused(priced.sequence(), priced.atMicros(), refusal, detail);
    }

    /** Prices an order, and leaves worked out what the maker would owe more. */
    private Answer price(long sequence, long atMicros, Market market, int number, Order order) {
        Refused refused = check(market, number, order);
        if (refused != null) {
            return Answer.refused(sequence, atMicros, refused.refusal(), refused.detail());
        }
        return matching == null
                ? priceAlone(sequence, atMicros, market, order)
                : priceAmongOrders(sequence, atMicros, market, order);
    }

    private Answer priceAlone(long sequence, long atMicros, Market market, Order order) {
        ClaimSet claim = market.claim(order.condition(), order.outcome());
        Odds odds = Odds.of(market.q(), market.liquidityMicros(), claim);
        Fee rate = new Fee(market.terms().feeBps());
        long shares = shares(odds, order, rate);
        if (shares == 0 || shares == Long.MIN_VALUE) {
            return tooSmall(sequence, atMicros, shares == 0);
        }
        if (shares > Limits.MAX_POSITION_MICROS || shares < -Limits.MAX_POSITION_MICROS) {
            return tooLarge(sequence, atMicros);
        }
        long cost = odds.costMicros(shares);
        if (!execution.workOut(market, claim, shares, cost)) {
            return outOfRange(sequence, atMicros);
        }
        long fee = rate.onMicros(cost);
        long after = odds.priceAfterPpb(shares);
        if (cost + fee > order.maxCostMicros() || passes(order.worstPricePpb(), after, shares)) {
            return Answer.refused(sequence, atMicros, Refusal.LIMIT_NOT_MET, limitDetail(cost + fee, after, order));
        }
        return new Answer(sequence, atMicros, null, "", false, -1, shares, cost + fee, fee, odds.pricePpb(), after);
    }

    private Answer priceAmongOrders(long sequence, long atMicros, Market market, Order order) {
        Fee rate = new Fee(market.terms().feeBps());
        long before = matching.pricePpb(order.condition(), order.outcome());
        Taking t = taking(order, rate);
        matching.take(t);
        long passed = matching.pricePpb(order.condition(), order.outcome());
        matching.cascade();
        long after = matching.pricePpb(order.condition(), order.outcome());
        long shares = t.sharesMicros();
        if (t.trouble() == Taking.Trouble.NO_SALE_BRINGS_THAT || shares == 0 && t.trouble() == null) {
            return tooSmall(sequence, atMicros, t.trouble() == null);
        }
        if (t.trouble() == Taking.Trouble.TOO_LARGE || StrictMath.abs(shares) > Limits.MAX_POSITION_MICROS) {
            return tooLarge(sequence, atMicros);
        }
        if (t.trouble() == Taking.Trouble.OUT_OF_RANGE) {
            return outOfRange(sequence, atMicros);
        }
        execution.workOut(market, market.claim(order.condition(), order.outcome()), shares, t.costMicros());
        long fee = rate.onMicros(t.costMicros());
        long cost = t.costMicros() + fee;
        long worst = shares > 0 ? StrictMath.max(passed, after) : StrictMath.min(passed, after);
        if (cost > order.maxCostMicros() || passes(order.worstPricePpb(), worst, shares)) {
            return Answer.refused(sequence, atMicros, Refusal.LIMIT_NOT_MET, limitDetail(cost, worst, order));
        }
        return new Answer(sequence, atMicros, null, "", false, -1, shares, cost, fee, before, after);
    }

    private Taking taking(Order order, Fee fee) {
        return switch (order.mode()) {
            case SHARES -> Taking.shares(order);
            case SPEND -> Taking.spend(order, fee.withinMicros(order.amount()));
            case TARGET_PRICE ->
                Taking.toPrice(order, order.amount() > matching.pricePpb(order.condition(), order.outcome()));
        };
    }

    private static Answer tooSmall(long sequence, long atMicros, boolean isNothing) {
        return Answer.refused(
                sequence,
                atMicros,
                Refusal.TRADE_TOO_SMALL,
                isNothing ? "it comes to less than one micro-share" : "no sale brings in that much");
    }

    private static Answer tooLarge(long sequence, long atMicros) {
        return Answer.refused(sequence, atMicros, Refusal.TRADE_TOO_LARGE, "a trade is of at most 10^9 shares");
    }

    private static Answer outOfRange(long sequence, long atMicros) {
        return Answer.refused(
                sequence, atMicros, Refusal.PRICE_OUT_OF_RANGE, "the price would leave the computable range");
    }

    private static boolean passes(long worstPricePpb, long afterPpb, long shares) {
        return worstPricePpb != Order.NO_LIMIT && (shares > 0 ? afterPpb > worstPricePpb : afterPpb < worstPricePpb);
    }

    private static String limitDetail(long costMicros, long afterPpb, Order order) {
        return costMicros > order.maxCostMicros()
                ? costDetail(costMicros, order.maxCostMicros())
                : "the price after is " + Plain.probability(afterPpb) + ", the limit is "
                        + Plain.probability(order.worstPricePpb());
    }

    private static String costDetail(long costMicros, long limitMicros) {
        return limitMicros < 0
                ? "it brings in " + Plain.credits(-costMicros) + ", at least " + Plain.credits(-limitMicros)
                        + " is asked"
                : "it costs " + Plain.credits(costMicros) + ", the limit is " + Plain.credits(limitMicros);
    }

    private static long shares(Odds odds, Order order, Fee fee) {
        return switch (order.mode()) {
            case SHARES -> order.amount();
            case SPEND -> odds.sharesForSpend(fee.withinMicros(order.amount()));
            case TARGET_PRICE -> odds.sharesToPrice(order.amount());
        };
    }

    private static Refused check(Market market, int number, Order order) {
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + number);
        }
        Refused refused = checkAmount(order);
        return refused != null ? refused : Claims.check(market, order.condition(), order.outcome());
    }

    private static Refused checkAmount(Order order) {
        if (order.mode() == Order.Mode.TARGET_PRICE) {
            return order.amount() > 0 && order.amount() < Limits.PPB
                    ? null
                    : new Refused(Refusal.PRICE_INVALID, "a target price is strictly between 0 and 1");
        }
        boolean bounded = order.amount() <= Limits.MAX_POSITION_MICROS && order.amount() >= -Limits.MAX_POSITION_MICROS;
        return bounded && order.amount() != 0
                ? null
                : new Refused(Refusal.AMOUNT_INVALID, "an amount is not 0 and at most 10^9");
    }
}
