package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A batch of trades in the making. Every trade is worked out on copies of its market, on which the trades before it are already done; then
 * funds and positions are looked at, once for all; only then is anything carried out.
 */
final class Batch {
    private final VenueState state;
    private final Account account;
    private final TreeMap<Integer, Matching> markets = new TreeMap<>();
    private final List<Worked> worked = new ArrayList<>();

    /** A trade that was worked out, and which steps of its market's orders are its. */
    private record Worked(Market market, Deal deal, int fromStep, int toStep) {}

    Batch(VenueState state, Account account) {
        this.state = state;
        this.account = account;
    }

    /** What the trades so far did to a market's orders; null if there were none in it. */
    Matching matching(int market) {
        return markets.get(market);
    }

    /** How the orders of a market stand before its first trade. */
    void begin(Market market, Matching matching) {
        markets.put(market.number(), matching);
    }

    /** A trade was worked out. */
    void add(Market market, Deal deal, int fromStep) {
        Matching matching = markets.get(market.number());
        matching.hold(account.number(), deal.condition(), deal.outcome(), deal.sharesMicros(), deal.costMicros());
        worked.add(new Worked(market, deal, fromStep, matching.steps().size()));
    }

    /** Why the account cannot bear it all, or null. */
    Refused check() {
        for (Matching matching : markets.values()) {
            long[] extremes = matching.extremesMicros(account.number());
            long widest = extremes[1] - extremes[0];
            if (widest > Limits.MAX_POSITION_MICROS) {
                return new Refused(Refusal.POSITION_TOO_LARGE, "a payoff is at most 10^9 credits");
            }
            if (widest > matching.market().positionLimitMicros()) {
                return new Refused(
                        Refusal.POSITION_LIMIT_EXCEEDED,
                        "a payoff in " + matching.market().terms().id() + " is at most "
                                + Plain.credits(matching.market().positionLimitMicros())
                                + ", this would make one of " + Plain.credits(widest));
            }
        }
        return cashAfterMicros() < 0
                ? new Refused(
                        Refusal.INSUFFICIENT_FUNDS,
                        "the worst case of all takes " + Plain.credits(collateralMicros()) + ", free cash is "
                                + Plain.credits(account.cashMicros()))
                : null;
    }

    private long collateralMicros() {
        long worst = 0;
        for (Matching matching : markets.values()) {
            worst += matching.extremesMicros(account.number())[0];
        }
        return -worst;
    }

    private long cashAfterMicros() {
        long cash = account.cashMicros() - collateralMicros();
        for (Matching matching : markets.values()) {
            cash += matching.releasedMicros(account.number());
        }
        return cash;
    }

    /** What is answered; to be asked before it is carried out. */
    Answer answer(Moment now) {
        List<Answer.Leg> legs = worked.stream()
                .map(Worked::deal)
                .map(deal -> new Answer.Leg(
                        deal.sharesMicros(),
                        deal.costMicros(),
                        deal.feeMicros(),
                        deal.priceBeforePpb(),
                        deal.priceAfterPpb()))
                .toList();
        return Answer.batch(now.sequence(), now.atMicros(), false, legs, collateralMicros(), cashAfterMicros());
    }

    /** Does it all. */
    void carryOut(Execution execution, Orders orders, Moment now) {
        state.beginBatch(account);
        for (Worked each : worked) {
            Market market = each.market();
            Deal deal = each.deal();
            execution.workOut(
                    market,
                    market.claim(deal.condition(), deal.outcome()),
                    deal.sharesMicros(),
                    deal.costMicros() - deal.feeMicros());
            execution.weigh(market, market.position(account.number()), deal);
            execution.carryOut(market, account, market.position(account.number()), deal, now.events());
            List<Matching.Step> steps = markets.get(market.number()).steps();
            orders.carryOut(market, steps.subList(each.fromStep(), each.toStep()), now.events());
            state.stamp(market, now.sequence());
        }
        state.endBatch();
        markets.values().forEach(matching -> orders.finish(matching.market(), matching));
    }
}
