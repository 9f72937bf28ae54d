package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.PlaceOrder;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** Orders that rest at the market maker until the price comes to them. */
final class Orders {

    Orders(VenueState state) {}

    Answer place(PlaceOrder c, Moment now) {
        return Answer.refused(now.sequence(), now.atMicros(), Refusal.ORDER_INVALID, "orders are not offered yet");
    }

    Answer cancel(CancelOrder c, Moment now) {
        return Answer.refused(now.sequence(), now.atMicros(), Refusal.UNKNOWN_ORDER, "orders are not offered yet");
    }

    /** The time of an order has come. */
    void expire(int order, Moment now) {}

    /** A market closed or ended, or some of its conditions died: orders that can no longer be filled end. */
    void endDead(Market market, Moment now) {}
}
