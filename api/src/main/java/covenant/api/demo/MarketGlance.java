package covenant.api.demo;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.core.Engine;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;

/**
 * What a participant looks at before he trades: a market's prices and his own position and cash. Never changes.
 *
 * @param number the market
 * @param open whether it trades
 * @param payoffMicros his payoff in each state, void last
 * @param cashMicros his free cash
 */
record MarketGlance(
        int number,
        MarketTerms terms,
        boolean open,
        int settledCondition,
        long liquidityMicros,
        Signals signals,
        long[] payoffMicros,
        long cashMicros) {

    /** Looks at a market that exists, with an account's eyes. */
    static MarketGlance of(Engine engine, int number, int account) {
        Market market = engine.state().market(number);
        Position position = market.position(account);
        return new MarketGlance(
                number,
                market.terms(),
                market.phase() == Phase.OPEN,
                market.settledCondition(),
                market.liquidityMicros(),
                Signals.of(market),
                position == null ? new long[market.terms().pricedStates() + 1] : position.payoffs(),
                engine.state().account(account).cashMicros());
    }

    int conditions() {
        return terms.conditions().size();
    }

    int outcomes() {
        return terms.metric().outcomes().size();
    }

    /** The claim's price, 0 to 1. */
    double price(int condition, int outcome) {
        if (outcome == Order.ANY) {
            return signals.conditionPpb()[condition] / 1e9;
        }
        return (condition == Order.ANY ? signals.overallPpb()[outcome] : signals.outcomePpb()[condition][outcome])
                / 1e9;
    }

    /** How much more he gets, in credits, where the claim comes true than where it does not, on average over the states. */
    double exposure(int condition, int outcome) {
        double in = 0;
        double out = 0;
        int inStates = 0;
        int outStates = 0;
        for (int x = 0; x < payoffMicros.length - 1; x++) {
            boolean sameCondition = x / outcomes() == condition;
            if (condition != Order.ANY && outcome != Order.ANY && !sameCondition) {
                continue;
            }
            if (outcome == Order.ANY ? sameCondition : x % outcomes() == outcome) {
                in += payoffMicros[x];
                inStates++;
            } else {
                out += payoffMicros[x];
                outStates++;
            }
        }
        return (in / inStates - out / outStates) / 1e6;
    }
}
