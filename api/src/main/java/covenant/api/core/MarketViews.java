package covenant.api.core;

import covenant.engine.state.Market;
import covenant.engine.view.MarketView;

/** The latest view of each market that anyone asked for, so that a market that did not change is not worked out again. */
public final class MarketViews {
    /** A power of two; markets that share a place take turns. */
    private static final int PLACES = 4_096;

    private final MarketView[] views = new MarketView[PLACES];

    /** The market as it stands; call it on the core's thread only. */
    public MarketView of(Market market) {
        int place = market.number() & (PLACES - 1);
        MarketView view = views[place];
        if (view == null || view.number() != market.number() || view.changedSequence() != market.changedSequence()) {
            view = MarketView.of(market);
            views[place] = view;
        }
        return view;
    }
}
