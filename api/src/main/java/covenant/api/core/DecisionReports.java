package covenant.api.core;

import covenant.api.json.DecisionJson;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decisions with what it would cost to turn them, worked out off the core's thread, and for one market at most once a second unless it changed:
 * who asks more often gets the last report again. For any thread.
 */
public final class DecisionReports {
    /** A power of two; markets that share a place take turns. */
    private static final int PLACES = 1_024;

    private static final long KEPT_MICROS = 1_000_000;

    private final AtomicReferenceArray<Report> reports = new AtomicReferenceArray<>(PLACES);

    private record Report(int market, long changedSequence, long atMicros, JsonObject json) {
        boolean isOf(MarketView view, long nowMicros) {
            return market == view.number()
                    && changedSequence == view.changedSequence()
                    && nowMicros >= atMicros
                    && nowMicros - atMicros < KEPT_MICROS;
        }
    }

    /** The decision of a market that has one, at this moment. */
    public JsonObject of(MarketView market, long nowMicros) {
        int place = market.number() & (PLACES - 1);
        Report report = reports.get(place);
        if (report == null || !report.isOf(market, nowMicros)) {
            JsonObject json = DecisionJson.whole(market, nowMicros);
            report = new Report(market.number(), market.changedSequence(), nowMicros, json);
            reports.set(place, report);
        }
        return report.json().copy();
    }
}
