package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.directory.Holdings;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log keeps as much as it may and knows how far back it reaches. */
class FrameLogTest {
    private static final int FRAMES = 10;

    private final TestVenue venue = TestVenue.founded();
    private final List<Cut> cuts = new ArrayList<>();
    private final ChangeWatch watch = new ChangeWatch(8, new OwnWatch(Holdings.of(venue.engine()), 8), cuts::add);
    private final FrameLog log = new FrameLog(FRAMES, 1L << 20, "test");
    private final int alice = venue.participant("alice", 100_000);
    private final int alpha = venue.binary("alpha");
    private final int beta = venue.binary("beta");

    @BeforeEach
    void open() {
        watch.meet(venue.engine());
        watch.listen(1);
        watch.onBatch(venue.engine().sequence());
        log.learn(cuts.get(0));
        log.open(cuts.get(0).sequence());
    }

    /** So many trades in one cut; returns the last one's sequence. */
    private long trades(int market, int count) {
        for (int i = 0; i < count; i++) {
            long sequence =
                    venue.trade(alice, market, Order.shares(0, 0, 1_000_000)).sequence();
            watch.onStep(sequence, venue.engine().atMicros(), venue.events(), venue.engine());
        }
        watch.readyAgain();
        watch.onBatch(venue.engine().sequence());
        log.append(cuts.get(cuts.size() - 1));
        return venue.engine().sequence();
    }

    @Test
    void aTradeComesBeforeTheMarketItChangedAndBothBelongToOneSequence() {
        long sequence = trades(alpha, 1);
        assertThat(log.at(1).id()).isEqualTo(sequence + ".1");
        assertThat(log.at(2).id()).isEqualTo(Long.toString(sequence));
        assertThat(log.indexOf(Place.through(sequence - 1))).isZero();
        assertThat(log.indexOf(new Place(sequence, 1))).isEqualTo(1);
        assertThat(log.indexOf(Place.through(sequence))).isEqualTo(2);
    }

    @Test
    void itKeepsSoManyFramesAndReachesNoFurtherBack() {
        long first = venue.engine().sequence();
        assertThat(log.reaches(Place.through(first))).isTrue();
        for (int i = 0; i < 100; i++) {
            trades(i % 2 == 0 ? alpha : beta, 1);
        }
        assertThat(log.last() - log.first() + 1).isEqualTo(FRAMES);
        assertThat(log.reaches(Place.through(first))).isFalse();
        Frame oldest = log.at(log.first());
        assertThat(log.reaches(Place.through(oldest.place().sequence() - 1))).isTrue();
        assertThat(log.reaches(Place.through(oldest.place().sequence() - 2))).isFalse();
        assertThat(log.reaches(Place.through(log.sequence()))).isTrue();
        assertThat(log.reaches(Place.through(log.sequence() + 1))).isFalse();
    }

    @Test
    void itKeepsSoManyCharactersEvenIfThatIsOneFrame() {
        FrameLog small = new FrameLog(FRAMES, 10, "test");
        small.learn(cuts.get(0));
        small.open(cuts.get(0).sequence());
        trades(alpha, 3);
        small.append(cuts.get(cuts.size() - 1));
        assertThat(small.last() - small.first() + 1).isEqualTo(1);
    }

    @Test
    void tradesThatAreNotToldAreCountedByMarket() {
        trades(alpha, 20);
        assertThat(log.at(9).text("x")).contains("\"type\":\"conflated\"", "\"market\":\"alpha\"", "\"skipped\":12");
        assertThat(log.trades(Interest.EVERYTHING)).isEqualTo(20);
        assertThat(log.trades(Interest.markets(Set.of("beta")))).isZero();
    }

    @Test
    void whatIsAheadOfAClientIsKnownExactly() {
        trades(alpha, 2);
        trades(beta, 1);
        assertThat(log.tradesAfter(0, Interest.EVERYTHING)).isEqualTo(3);
        assertThat(log.tradesAfter(1, Interest.EVERYTHING)).isEqualTo(2);
        assertThat(log.tradesAfter(3, Interest.EVERYTHING)).isEqualTo(1);
        assertThat(log.tradesAfter(5, Interest.EVERYTHING)).isZero();
        assertThat(log.tradesAfter(1, Interest.markets(Set.of("alpha")))).isEqualTo(1);
    }

    @Test
    void theNewestFrameOfEachMarketStaysHoweverOld() {
        trades(alpha, 1);
        for (int i = 0; i < 20; i++) {
            trades(beta, 1);
        }
        Frame stays = log.newestAfter(0, log.last());
        assertThat(stays.key()).isEqualTo(Key.of(Subject.MARKET, alpha));
        assertThat(log.newestAfter(stays.index(), log.last()).key()).isEqualTo(Key.of(Subject.MARKET, beta));
        assertThat(log.newestAfter(log.last(), log.last())).isNull();
        assertThat(log.newestAfter(0, 1)).isNull();
    }

    @Test
    void aSnapshotIsTheMarketsAsTheyStand() {
        trades(beta, 3);
        String all = new Snapshot(log, Interest.EVERYTHING, 1 << 20).next(log, true);
        venue.engine()
                .state()
                .markets()
                .forEach(market -> assertThat(all).contains(FrameJson.market(MarketView.of(market))));
        assertThat(new Snapshot(log, Interest.markets(Set.of("alpha")), 1 << 20).next(log, true))
                .contains("\"alpha\"")
                .doesNotContain("\"beta\"");
    }

    @Test
    void whatChangesBetweenTheFirstPieceAndTheLastIsToldAgainAndThenTheSnapshotEnds() {
        Snapshot snapshot = new Snapshot(log, Interest.EVERYTHING, 1);
        assertThat(snapshot.next(log, true)).contains("\"id\":\"alpha\"");
        assertThat(snapshot.isTold()).isFalse();
        long sequence = trades(alpha, 1);
        assertThat(snapshot.next(log, true)).contains("\"id\":\"beta\"");
        assertThat(snapshot.isTold()).isFalse();
        long end = log.last();
        trades(beta, 2);
        assertThat(snapshot.next(log, true)).contains("\"id\":\"alpha\"", "\"trades\":1,");
        assertThat(snapshot.isTold()).isTrue();
        assertThat(snapshot.sequence()).isEqualTo(sequence);
        assertThat(snapshot.end()).isEqualTo(end);
        assertThat(snapshot.trades()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7.2, 7.2",
        "7.2~, 7.2~",
        "7~, 7~",
        "7~~,",
        "0, 0",
        "-1,",
        "7., ",
        "07, ",
        "7.0, ",
        "x, ",
        "9999999999999999999, ",
        "'', "
    })
    void aPlaceIsReadAsItIsWritten(String text, String written) {
        Place place = Place.parse(text);
        assertThat(place == null ? null : place.toString()).isEqualTo(written);
    }
}
