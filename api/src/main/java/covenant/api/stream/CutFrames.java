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
    // Trades and own movements first: their parts are those by which the history knows them, also after a restart.
    private static final int TRADE = 0;
    private static final int OWN = 1;
    private static final int CONFLATED = 2;
    private static final int HAPPENED = 3;
    private static final int OWN_STATE = 4;
    private static final int STATE = 5;
    private static final Comparator<Draft> ORDER = Comparator.comparingLong(Draft::sequence)
            .thenComparingInt(Draft::rank)
            .thenComparingInt(Draft::part)
            .thenComparing(Draft::subject);

    private CutFrames() {}

    /**
     * One frame to be.
     *
     * @param trades how many trades it tells of
     * @param state what it tells the state of, or null
     */
    record Item(String type, Place place, Topic topic, String body, long trades, State state) {}

    /**
     * The state of something.
     *
     * @param view of a market; null for anything else
     * @param seen anything but a market; null for a market
     */
    record State(Key key, Topic topic, String json, MarketView view, Seen seen) {
        /** Of a market. */
        static State of(MarketView view) {
            return new State(
                    Key.of(Subject.MARKET, view.number()),
                    Topic.market(view.terms().id()),
                    FrameJson.market(view),
                    view,
                    null);
        }

        /** Of anything else. */
        static State of(Seen seen) {
            return new State(seen.key(), seen.topic(), seen.json().get().encode(), null, seen);
        }
    }

    /** A frame without its place; {@code part} is 0 where it gets the next one. */
    private record Draft(
            long sequence, int rank, int part, String type, Topic topic, String body, long trades, State state) {
        static Draft of(long sequence, State state) {
            Subject subject = state.key().subject();
            return new Draft(
                    sequence,
                    subject.isPrivate() ? OWN_STATE : STATE,
                    0,
                    subject.type(),
                    state.topic(),
                    FrameJson.stateBody(subject, state.json()),
                    0,
                    state);
        }

        static Draft happened(long sequence, String type, Topic topic, String body) {
            return new Draft(sequence, HAPPENED, 0, type, topic, body, 0, null);
        }

        Subject subject() {
            return state == null ? Subject.MARKET : state.key().subject();
        }

        Item at(Place place) {
            return new Item(type, place, topic, body, trades, state);
        }
    }

    /**
     * The frames of a cut in order.
     *
     * @param tradesBefore how many trades a market had at the last cut
     */
    static List<Item> of(Cut cut, ToLongFunction<String> tradesBefore) {
        List<Draft> drafts = new ArrayList<>(cut.trades().size() + cut.views().size());
        addMarkets(cut, tradesBefore, drafts);
        for (Cut.Settled settled : cut.settled()) {
            Topic topic = Topic.market(settled.market().id());
            drafts.add(Draft.happened(settled.sequence(), "condition", topic, FrameJson.conditionBody(settled)));
        }
        for (Cut.Responded response : cut.responses()) {
            String body = FrameJson.members(response.members().get());
            drafts.add(Draft.happened(response.sequence(), response.type(), Topic.markets(response.markets()), body));
        }
        for (Cut.Ended ended : cut.orders()) {
            Topic topic = Topic.market(ended.market().id());
            drafts.add(Draft.happened(ended.sequence(), "order", topic, FrameJson.orderBody(ended)));
        }
        for (OwnCut.Movement own : cut.own().movements()) {
            String body = FrameJson.members(own.members().get());
            Topic topic = Topic.own(own.account());
            drafts.add(new Draft(own.sequence(), OWN, own.number(), own.type(), topic, body, 0, null));
        }
        if (cut.hashed() != null) {
            String body = FrameJson.hashBody(cut.hashed());
            drafts.add(Draft.happened(cut.hashed().sequence(), "state", Topic.VENUE, body));
        }
        cut.others().forEach(seen -> drafts.add(Draft.of(seen.sequence(), State.of(seen))));
        drafts.sort(ORDER);
        return placed(drafts);
    }

    private static void addMarkets(Cut cut, ToLongFunction<String> tradesBefore, List<Draft> drafts) {
        Map<String, Long> told = new HashMap<>();
        for (Cut.Trade trade : cut.trades()) {
            String market = trade.market().id();
            told.merge(market, 1L, Long::sum);
            Topic topic = Topic.market(market);
            drafts.add(new Draft(
                    trade.sequence(), TRADE, trade.part(), "trade", topic, FrameJson.tradeBody(trade), 1, null));
        }
        for (MarketView view : cut.views()) {
            String market = view.terms().id();
            long sequence = view.changedSequence();
            long skipped = view.trades() - tradesBefore.applyAsLong(market) - told.getOrDefault(market, 0L);
            if (skipped > 0) {
                String body = FrameJson.conflatedBody(market, skipped);
                drafts.add(new Draft(sequence, CONFLATED, 0, "conflated", Topic.market(market), body, skipped, null));
            }
            drafts.add(Draft.of(sequence, State.of(view)));
        }
    }

    private static List<Item> placed(List<Draft> drafts) {
        List<Item> items = new ArrayList<>(drafts.size());
        int next = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean more = i + 1 < drafts.size() && drafts.get(i + 1).sequence() == draft.sequence();
            next++;
            int part = draft.rank() * Place.KIND + (draft.part() == 0 ? next : draft.part());
            items.add(draft.at(more ? new Place(draft.sequence(), part) : Place.through(draft.sequence())));
            next = more ? next : 0;
        }
        return items;
    }
}
