package covenant.api.stream;

import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Puts what a cut holds into the order in which it is told: by sequence, trades before the market that they changed. */
final class CutFrames {
    private static final int TRADE = 0;
    private static final int CONFLATED = 1;
    private static final int MARKET = 2;
    private static final Comparator<Draft> ORDER =
            Comparator.comparingLong(Draft::sequence).thenComparingInt(Draft::rank);

    private CutFrames() {}

    /**
     * One frame to be.
     *
     * @param trades how many trades it tells of
     * @param view the market it is about, for a market's frame, else null
     * @param json the market's JSON, for a market's frame
     */
    record Item(String type, Place place, String market, String body, long trades, MarketView view, String json) {}

    private record Draft(
            long sequence,
            int rank,
            String type,
            String market,
            String body,
            long trades,
            MarketView view,
            String json) {
        Item at(Place place) {
            return new Item(type, place, market, body, trades, view, json);
        }
    }

    /**
     * The frames of a cut in order.
     *
     * @param tradesBefore how many trades a market had at the last cut
     */
    static List<Item> of(Cut cut, ToLongFunction<String> tradesBefore) {
        List<Draft> drafts = new ArrayList<>(cut.trades().size() + cut.views().size());
        Map<String, Long> told = new HashMap<>();
        for (Cut.Trade trade : cut.trades()) {
            String market = trade.market().id();
            told.merge(market, 1L, Long::sum);
            drafts.add(new Draft(trade.sequence(), TRADE, "trade", market, FrameJson.tradeBody(trade), 1, null, null));
        }
        for (MarketView view : cut.views()) {
            String market = view.terms().id();
            long sequence = view.changedSequence();
            long skipped = view.trades() - tradesBefore.applyAsLong(market) - told.getOrDefault(market, 0L);
            if (skipped > 0) {
                String body = FrameJson.conflatedBody(market, skipped);
                drafts.add(new Draft(sequence, CONFLATED, "conflated", market, body, skipped, null, null));
            }
            String json = FrameJson.market(view);
            drafts.add(new Draft(sequence, MARKET, "market", market, FrameJson.marketBody(json), 0, view, json));
        }
        drafts.sort(ORDER);
        return placed(drafts);
    }

    private static List<Item> placed(List<Draft> drafts) {
        List<Item> items = new ArrayList<>(drafts.size());
        int part = 0;
        for (int i = 0; i < drafts.size(); i++) {
            long sequence = drafts.get(i).sequence();
            boolean more = i + 1 < drafts.size() && drafts.get(i + 1).sequence() == sequence;
            part++;
            items.add(drafts.get(i).at(more ? new Place(sequence, part) : Place.through(sequence)));
            part = more ? part : 0;
        }
        return items;
    }
}
