package covenant.engine.lab.scene;

import java.util.List;

/**
 * What everybody knows beforehand. Markets open at the start and are traded until the end; where a market decides, it does so between the two.
 *
 * @param markets in the order of their numbers
 * @param startMicros when the venue is founded and the markets open, microseconds since 1970 UTC
 * @param endMicros when everything is settled; after every decision
 */
public record ScenePlan(List<LabMarket> markets, long startMicros, long endMicros) {
    public ScenePlan {
        markets = List.copyOf(markets);
    }
}
