package covenant.api.stream;

import covenant.engine.command.MarketTerms;
import covenant.engine.event.Event;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the core's thread hands over: everything that changed since the last cut.
 *
 * @param generation which listening it belongs to
 * @param sequence through which everything is in it
 * @param venue the venue's name
 * @param simulated whether its participants are simulated
 * @param simulatedClock whether its clock is simulated
 * @param whole false while the first views of a great many markets are still being gathered
 * @param beat whether clients are to hear of it even if nothing changed
 * @param views the changed markets as they stand
 * @param others what else changed, as it stands
 * @param settled the conditions that came about
 * @param responses what playbooks did
 * @param orders the first of the orders that ended, as many as of the trades
 * @param trades the newest trades, oldest first
 * @param own what happened to the accounts that are followed
 * @param hashed the newest hash of the state that the journal got, or null if there was none since the last cut
 * @param nanos what taking it cost the core's thread
 */
record Cut(
        int generation,
        long sequence,
        String venue,
        boolean simulated,
        boolean simulatedClock,
        boolean whole,
        boolean beat,
        List<MarketView> views,
        List<Seen> others,
        List<Settled> settled,
        List<Responded> responses,
        List<Ended> orders,
        List<Trade> trades,
        OwnCut own,
        Hashed hashed,
        long nanos) {

    /** A hash of the state after the command with this sequence. */
    record Hashed(long sequence, String hash) {}

    /**
     * A condition came about.
     *
     * @param by slug of who said so
     * @param commitment slug of the commitment whose end it was; empty if none
     */
    record Settled(long sequence, MarketTerms market, String by, String commitment, Event.ConditionSettled event) {}

    /** An order ended. */
    record Ended(long sequence, MarketTerms market, Event.OrderEnded event) {}

    /**
     * A playbook moved or fired.
     *
     * @param type of its frame
     * @param markets slugs of the markets it concerns
     * @param members makes the frame's members, away from the core's thread
     */
    record Responded(long sequence, String type, List<String> markets, Supplier<JsonObject> members) {}

    /**
     * One trade.
     *
     * @param account slug of who traded
     * @param number 1 for the market's first trade, and so on
     * @param part 1 for the command's first trade, and so on
     */
    record Trade(
            long sequence,
            long atMicros,
            MarketTerms market,
            String account,
            long number,
            int part,
            Event.Traded traded) {}
}
