package covenant.engine.replay;

import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.decision.Mix;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Fee;
import covenant.engine.signal.Marking;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/** What an account has: free cash, what its resting orders have set aside, bonds at stake, and positions at the last prices. */
final class Holdings {
    private Holdings() {}

    static long micros(VenueState state, Account account) {
        long sum = account.cashMicros();
        for (int number : state.orders().ofAccount(account.number())) {
            RestingOrder order = state.orders().order(number);
            Fee fee = new Fee(state.market(order.market()).terms().feeBps());
            sum += order.reservedMicros(fee);
        }
        for (Commitment commitment : state.commitments().commitments()) {
            Actor actor = state.commitments().actorOf(commitment);
            if (actor.account() == account.number()) {
                sum += commitment.bond().heldMicros();
            }
        }
        for (Market market : state.markets()) {
            Position position = market.position(account.number());
            if (position != null && market.phase().isLive()) {
                sum += worthMicros(market, position);
            }
        }
        return sum;
    }

    private static long worthMicros(Market market, Position position) {
        Signals signals = Signals.of(market);
        Mix mix = market.decision() == null || market.settledCondition() < 0
                ? Mix.WHOLE
                : market.decision().mix();
        return new Marking(
                        market.terms(),
                        position.payoffs(),
                        signals.conditionPpb(),
                        signals.outcomePpb(),
                        market.settledCondition(),
                        mix)
                .overallMicros();
    }
}
