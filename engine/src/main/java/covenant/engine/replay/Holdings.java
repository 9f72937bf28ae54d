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
import java.util.HashMap;
import java.util.Map;

/** What accounts have: free cash, what their resting orders have set aside, bonds at stake, and positions at the last prices. Of one moment. */
final class Holdings {
    private final VenueState state;
    private final Map<Integer, Long> bonds = new HashMap<>();
    private final Map<Integer, Signals> signals = new HashMap<>();

    Holdings(VenueState state) {
        this.state = state;
        for (Commitment commitment : state.commitments().commitments()) {
            Actor actor = state.commitments().actorOf(commitment);
            bonds.merge(actor.account(), commitment.bond().heldMicros(), Long::sum);
        }
    }

    /** All that an account has, in micros. */
    long micros(Account account) {
        long sum = account.cashMicros() + bonds.getOrDefault(account.number(), 0L);
        for (int number : state.orders().ofAccount(account.number())) {
            RestingOrder order = state.orders().order(number);
            Fee fee = new Fee(state.market(order.market()).terms().feeBps());
            sum += order.reservedMicros(fee);
        }
        for (Market market : state.markets()) {
            Position position = market.position(account.number());
            if (position != null && market.phase().isLive()) {
                sum += worthMicros(market, position);
            }
        }
        return sum;
    }

    private long worthMicros(Market market, Position position) {
        Signals prices = signals.computeIfAbsent(market.number(), number -> Signals.of(market));
        Mix mix = market.decision() == null || market.settledCondition() < 0
                ? Mix.WHOLE
                : market.decision().mix();
        return new Marking(
                        market.terms(),
                        position.payoffs(),
                        prices.conditionPpb(),
                        prices.outcomePpb(),
                        market.settledCondition(),
                        mix)
                .overallMicros();
    }
}
