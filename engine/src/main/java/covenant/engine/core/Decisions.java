package covenant.engine.core;

import covenant.engine.command.Command;
import covenant.engine.command.OpenMarket;
import covenant.engine.decision.Choice;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Reading;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;

/** Markets that decide. Methods that can refuse return why they did, or null. */
final class Decisions {
    private final VenueState state;
    private final Settlement settlement;

    Decisions(VenueState state, Settlement settlement) {
        this.state = state;
        this.settlement = settlement;
    }

    /** Why a market with this decision is refused, or null. */
    Refused check(OpenMarket c, long atMicros) {
        return c.terms().decision() == null ? null : DecisionChecks.check(c.terms(), atMicros);
    }

    /** A market has just been opened. */
    void opened(Market market, Moment now) {
        if (market.decision() != null) {
            market.decision().begin(Signals.expected(market));
        }
    }

    /** The prices of a market may have changed, or it was settled or ended. */
    void observe(Market market, Moment now) {
        Decision decision = market.decision();
        if (decision == null || decision.isOver()) {
            return;
        }
        Choice settled = decision.takeSettled(market.participation(), now.atMicros());
        if (settled != null) {
            tell(market, settled, now);
        } else if (!market.phase().isLive()) {
            decision.end(now.atMicros());
        } else {
            decision.observe(now.atMicros(), values(market));
        }
        if (decision.isOver()) {
            market.watch(-1);
        }
    }

    private static long[] values(Market market) {
        long[] values = Signals.expected(market);
        for (int c = 0; c < values.length; c++) {
            if (!market.isLive(c)) {
                values[c] = Decision.MISSING;
            }
        }
        return values;
    }

    /** The time of the decision has come. */
    void fall(int number, Moment now) {
        Market market = state.market(number);
        Decision decision = market.decision();
        if (decision == null || !decision.isDue()) {
            return;
        }
        Choice choice = decision.fall(market.participation(), now.sequence());
        state.stamp(market, now.sequence());
        if (choice == null) {
            return;
        }
        market.watch(-1);
        tell(market, choice, now);
        settlement.settleCondition(
                market, choice.condition(), Command.VENUE_ACCOUNT, -1, choice.reason(), now.sequence(), now.events());
    }

    private static void tell(Market market, Choice choice, Moment now) {
        Outlook outlook = market.decision().outlook(market.participation());
        now.events()
                .on(new Event.Decided(
                        market.number(),
                        choice.condition(),
                        choice.byRule(),
                        choice.reason(),
                        choice.drawPpb(),
                        choice.atMicros(),
                        averages(outlook),
                        market.terms().decision().seed(),
                        choice.drawSequence()));
    }

    private static List<Long> averages(Outlook outlook) {
        List<Long> averages = new ArrayList<>();
        for (Reading reading : outlook.standing().readings()) {
            if (!reading.hasAverage()) {
                return List.of();
            }
            averages.add(reading.average());
        }
        return averages;
    }
}
