package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.command.Order;

/**
 * Sees other players' trades before and after they are carried out, as whoever orders them could. Trades of the watching seat, and those
 * made by any seat while it watches, are not shown.
 */
public interface TradeWatch {
    /** A trade is about to be made. */
    void before(int account, int market, Order order);

    /** It was made, or refused. */
    void after(int account, int market, Order order, Answer answer);
}
