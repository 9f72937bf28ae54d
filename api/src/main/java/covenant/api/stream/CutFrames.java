package covenant.api.stream;

import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Puts what a cut holds into the order in which it is told: by sequence, what happened before the states that it changed. */
final class CutFrames {
    private static final int TRADE = 0;
    private static final int CONFLATED = 1;
    private static final int HAPPENED = 2;
    private static final int STATE = 3;
    private static final Comparator<Draft> ORDER = Comparator.comparingLong(Draft::sequence)
            .thenComparingInt(Draft::rank)
            .thenComparing(Draft::subject);

    private CutFrames() {}

    /**
     * One frame to be.
     *
     * @param markets slugs of the markets it concerns
     * @param trades how many trades it tells of
     * @param state what it tells the state of, or null
     */
    record Item(String type, Place place, List<String> markets, String body, long trades, State state) {}

    /**
     * The state of something.
     *
     * @param trades how many trades it had, where it is a market
     */
    record State(Key key, List<String> markets, String json, long trades) {
        /** Of a market. */
        static State of(MarketView view) {
            return new State(
                    Key.of(Subject.MARKET, view.number()),
                    List.of(view.terms().id()),
                    FrameJson.market(view),
                    view.trades());
        }

        /** Of anything else. */
        static State of(Seen seen) {
            return new State(seen.key(), seen.markets(), seen.json().get().encode(), 0);
        }
    }

    private record Draft(
            long sequence, int rank, String type, List<String> markets, String body, long trades, State state) {
        Draft(long sequence, State state) {
            this(
                    sequence,
                    STATE,
                    state.key().subject().type(),
                    state.markets(),
                    FrameJson.stateBody(state.key().subject(), state.json()),
                    0,
                    state);
        }

        Subject subject() {
            return state == null ? Subject.MARKET : state.key().subject();
        }

        Item at(Place place) {
            return new Item(type, place, markets, body, trades, state);
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
            drafts.add(
                    new Draft(trade.sequence(), TRADE, "trade", List.of(market), FrameJson.tradeBody(trade), 1, null));
        }
        for (MarketView view : cut.views()) {
            String market = view.terms().id();
            long sequence = view.changedSequence();
            long skipped = view.trades() - tradesBefore.applyAsLong(market) - told.getOrDefault(market, 0L);
            if (skipped > 0) {
                String body = FrameJson.conflatedBody(market, skipped);
                drafts.add(new Draft(sequence, CONFLATED, "conflated", List.of(market), body, skipped, null));
            }
            drafts.add(new Draft(sequence, State.of(view)));
        }
        for (Cut.Settled settled : cut.settled()) {
            List<String> market = List.of(settled.market().id());
            String body = FrameJson.conditionBody(settled);
            drafts.add(new Draft(settled.sequence(), HAPPENED, "condition", market, body, 0, null));
        }
        for (Cut.Responded response : cut.responses()) {
            String body = FrameJson.members(response.members().get());
            drafts.add(new Draft(response.sequence(), HAPPENED, response.type(), response.markets(), body, 0, null));
        }
        for (Cut.Ended ended : cut.orders()) {
            List<String> market = List.of(ended.market().id());
            drafts.add(new Draft(ended.sequence(), HAPPENED, "order", market, FrameJson.orderBody(ended), 0, null));
        }
        cut.others().forEach(seen -> drafts.add(new Draft(seen.sequence(), State.of(seen))));
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
