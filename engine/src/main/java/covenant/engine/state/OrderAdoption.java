package covenant.engine.state;

import covenant.engine.agenda.Due;
import covenant.engine.command.Order;
import covenant.engine.order.OrderRegister;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Fee;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;

/** Brings the resting orders of a snapshot to their markets and to the agenda, and adds up what is set aside for them. */
final class OrderAdoption {
    private OrderAdoption() {}

    /** The orders of a state whose accounts and markets are there already. */
    static void read(VenueState state, WireReader in) {
        state.orders = OrderRegister.read(in);
        for (RestingOrder order : state.orders.resting()) {
            Market market = state.market(order.market());
            if (market == null || state.account(order.account()) == null || !isPossible(market, order)) {
                throw new MalformedWire("order " + order.number() + " is nobody's or on nothing");
            }
            market.book().add(order);
            state.agenda().enter(order.expiresAtMicros(), Due.Kind.ORDER_EXPIRES, order.number());
        }
    }

    private static boolean isPossible(Market market, RestingOrder order) {
        int conditions = market.terms.conditions().size();
        return order.condition() >= Order.ANY
                && order.condition() < conditions
                && order.outcome() >= Order.ANY
                && order.outcome() < market.outcomes
                && order.condition() + order.outcome() > 2 * Order.ANY;
    }

    /** What is set aside for all resting orders: the slow sum, for audits. */
    static long reservedMicros(VenueState state) {
        long reserved = 0;
        for (RestingOrder order : state.orders.resting()) {
            reserved += order.reservedMicros(
                    new Fee(state.market(order.market()).terms.feeBps()));
        }
        return reserved;
    }
}
