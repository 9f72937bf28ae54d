package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.stream.Listener.Transport;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.fixture.TestVenue;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions are told while only time passes, without the core. */
class DecisionStreamTest {
    private static final long HOUR = 3_600L * Limits.MICROS;

    private final TestVenue venue = TestVenue.founded();
    private final DecisionBoard board = new DecisionBoard();
    private final long start = venue.engine().atMicros();

    private static MarketTerms deciding(long decidesAtMicros, long windowMicros) {
        return new MarketTerms("choice", "Which?", "", "", "", List.of("adopt", "reject"), Metric.binary(), 0, false, 0)
                .deciding(DecisionTerms.twapMargin(decidesAtMicros, windowMicros, 1, 0));
    }

    private static JsonObject nextDecision(Listener listener) {
        JsonObject frame = listener.next();
        while (!frame.getString("type").equals("decision")) {
            frame = listener.next();
        }
        return frame;
    }

    @ParameterizedTest
    @EnumSource
    void aDecisionInItsWindowIsToldAgainAndAgainWithWhatItCostsToTurnIt(Transport transport) {
        try (StreamVenue served = StreamVenue.start(StreamLimits.DEFAULT)) {
            long now = served.ring.nowMicros();
            int market = served.open(deciding(now + HOUR, HOUR - 2 * Limits.MICROS));
            served.trade(market, 0, 0, 50);
            Listener listener = new Listener(served, transport).connect();
            long sequence = served.sequence();

            JsonObject first = nextDecision(listener);
            JsonObject decision = first.getJsonObject("decision");
            while (!decision.getString("stage").equals("in-window")) {
                decision = nextDecision(listener).getJsonObject("decision");
            }
            JsonObject last = nextDecision(listener);

            assertThat(first.getString("market")).isEqualTo("choice");
            assertThat(first.getLong("sequence")).isEqualTo(sequence);
            assertThat(last.getString("id")).as("nothing happened but time").isEqualTo(first.getString("id"));
            assertThat(last.getJsonObject("decision").getString("at")).isGreaterThan(decision.getString("at"));
            assertThat(decision.getJsonObject("projected").getString("condition"))
                    .isEqualTo("adopt");
            assertThat(decision.getJsonObject("costToFlip").getString("target")).isEqualTo("reject");
            assertThat(served.sequence()).as("no command for it").isEqualTo(sequence);
            listener.disconnect();
        }
    }

    private MarketView view(int market) {
        return MarketView.of(venue.engine().state().market(market));
    }

    @Test
    void outsideOfItsWindowADecisionIsToldOnlyWhenItsMarketChanged() {
        int market = venue.market(deciding(start + 4 * HOUR, HOUR), 1_000);
        board.note(view(market));
        board.round(start + HOUR);
        DecisionBoard.Told first = board.after(0);
        board.round(start + 2 * HOUR);
        assertThat(board.after(first.index())).isNull();
        board.note(view(market));
        board.round(start + 2 * HOUR);
        DecisionBoard.Told second = board.after(first.index());
        assertThat(second.market()).isEqualTo("choice");
        board.round(start + 3 * HOUR + 1);
        assertThat(board.after(second.index())).as("in the window").isNotNull();
        assertThat(board.after(0).index()).as("only the newest is kept").isGreaterThan(second.index());
    }

    @Test
    void aMarketThatDecidesNothingOrHasEndedIsNotTold() {
        board.note(view(venue.binary("plain")));
        int market = venue.market(deciding(start + 4 * HOUR, HOUR), 1_000);
        board.note(view(market));
        venue.voidMarket(market);
        board.note(view(market));
        board.round(start + 4 * HOUR);
        assertThat(board.after(0)).isNull();
    }
}
