package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.directory.Holdings;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the core's thread does for the stream, and above all what it does not. */
class ChangeWatchTest {
    private final TestVenue venue = TestVenue.founded();
    private final List<Cut> cuts = new ArrayList<>();
    private final ChangeWatch watch = new ChangeWatch(3, new OwnWatch(Holdings.of(venue.engine()), 3), cuts::add);
    private final int alice = venue.participant("alice", 10_000);
    private final int alpha = venue.binary("alpha");
    private final int beta = venue.binary("beta");

    private void trade(int market) {
        long sequence =
                venue.trade(alice, market, Order.shares(0, 0, 1_000_000)).sequence();
        watch.onStep(sequence, venue.engine().atMicros(), venue.events(), venue.engine());
    }

    private void batch() {
        watch.onBatch(venue.engine().sequence());
    }

    @BeforeEach
    void meet() {
        watch.meet(venue.engine());
    }

    @Test
    void nothingIsTakenWhileNobodyListens() {
        trade(alpha);
        batch();
        assertThat(cuts).isEmpty();
    }

    @Test
    void theFirstCutIsEveryMarket() {
        watch.listen(1);
        batch();
        assertThat(cuts).hasSize(1);
        assertThat(cuts.get(0).views()).extracting(view -> view.terms().id()).containsExactly("alpha", "beta");
        assertThat(cuts.get(0).trades()).isEmpty();
        assertThat(cuts.get(0).sequence()).isEqualTo(venue.engine().sequence());
    }

    @Test
    void manyTradesOfABatchAreOneViewAndTheNewestTrades() {
        watch.listen(1);
        batch();
        watch.readyAgain();
        for (int i = 0; i < 100; i++) {
            trade(beta);
        }
        batch();
        Cut cut = cuts.get(1);
        assertThat(cut.views()).hasSize(1);
        assertThat(cut.views().get(0).trades()).isEqualTo(100);
        assertThat(cut.trades()).extracting(Cut.Trade::number).containsExactly(98L, 99L, 100L);
    }

    @Test
    void whatHappensBeforeTheHubIsReadyWaitsAndIsDueAtOnceThen() {
        watch.listen(1);
        batch();
        trade(alpha);
        batch();
        trade(beta);
        batch();
        assertThat(cuts).hasSize(1);
        assertThat(watch.readyAgain()).as("a cut is due").isTrue();
        batch();
        assertThat(cuts.get(1).views()).hasSize(2);
        assertThat(cuts.get(1).trades()).hasSize(2);
        assertThat(watch.readyAgain()).as("a cut is due").isFalse();
    }

    @Test
    void aBatchWithoutChangesIsNoCutUnlessAHeartbeatIsWanted() {
        watch.listen(1);
        batch();
        watch.readyAgain();
        batch();
        assertThat(cuts).hasSize(1);
        watch.wantBeat();
        batch();
        assertThat(cuts.get(1).beat()).isTrue();
        assertThat(cuts.get(1).views()).isEmpty();
    }

    @Test
    void listeningAnewBeginsWithEveryMarketAgain() {
        watch.listen(1);
        batch();
        watch.ignore();
        trade(alpha);
        watch.listen(2);
        batch();
        assertThat(cuts.get(1).generation()).isEqualTo(2);
        assertThat(cuts.get(1).views()).hasSize(2);
        assertThat(cuts.get(1).trades()).isEmpty();
    }

    @Test
    void theFirstViewsOfVeryManyMarketsAreTakenInPieces() {
        for (int i = 0; i < 2_100; i++) {
            venue.market(TestVenue.terms("m-" + i, covenant.engine.command.Metric.binary(), "kept", "broken"), 1);
        }
        watch.listen(1);
        batch();
        assertThat(cuts.get(0).whole()).isFalse();
        trade(alpha);
        while (!cuts.get(cuts.size() - 1).whole()) {
            assertThat(watch.readyAgain()).isTrue();
            batch();
        }
        assertThat(cuts.stream().mapToInt(cut -> cut.views().size()).sum())
                .as("every market, and the one that changed meanwhile again")
                .isEqualTo(2_103);
    }
}
