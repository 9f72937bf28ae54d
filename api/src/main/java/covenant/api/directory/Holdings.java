package covenant.api.directory;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** In which markets each account traded, so that its positions are found without a look at every market. The core's thread only. */
public final class Holdings implements StepListener {
    private final Map<Integer, NavigableSet<Integer>> marketsByAccount = new HashMap<>();

    private Holdings() {}

    /** The holdings of a venue that has not started yet. */
    public static Holdings of(Engine engine) {
        Holdings holdings = new Holdings();
        for (Market market : engine.state().markets()) {
            if (market.phase().isLive()) {
                for (Position position : market.positions()) {
                    holdings.add(position.account().number(), market.number());
                }
            }
        }
        return holdings;
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        for (Event event : events) {
            if (event instanceof Event.Traded traded) {
                add(traded.account(), traded.market());
            }
        }
    }

    private void add(int account, int market) {
        marketsByAccount.computeIfAbsent(account, none -> new TreeSet<>()).add(market);
    }

    /** Numbers of the live markets in which the account traded, in order; call it on the core's thread only. */
    public NavigableSet<Integer> liveMarkets(int account, Engine engine) {
        NavigableSet<Integer> markets = marketsByAccount.get(account);
        if (markets == null) {
            return new TreeSet<>();
        }
        // An ended market never comes back, so each is passed over once.
        markets.removeIf(number -> !engine.state().market(number).phase().isLive());
        return markets;
    }
}
