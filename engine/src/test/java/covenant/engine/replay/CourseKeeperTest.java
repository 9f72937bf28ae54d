package covenant.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How long courses become. */
class CourseKeeperTest {
    @Test
    void manyMarketsShareTheMemoryThatCoursesMayTake() {
        assertThat(History.mostPoints(1)).isEqualTo(CourseKeeper.MOST_POINTS);
        assertThat(History.mostPoints(200)).isEqualTo(CourseKeeper.MOST_POINTS);
        assertThat(History.mostPoints(1_000)).isEqualTo(800);
        assertThat(History.mostPoints(1_000_000)).isEqualTo(200);
    }

    @Test
    void aCourseBecomesShorterWhenOtherMarketsComeAndKeepsWhatWasPushedAndCameBack() {
        Bench bench = new Bench();
        int ann = bench.participant("ann", 10_000);
        int market = bench.market("chips", null, 100);
        History history = new History();
        AtomicInteger most = new AtomicInteger(1_000);
        CourseKeeper[] keeper = new CourseKeeper[1];
        for (int i = 0; i < 300; i++) {
            // One push that comes back at once, among small moves.
            long shares = i == 150 ? 200 : i == 151 ? -200 : i % 2 == 0 ? 1 : -1;
            bench.trade(ann, market, Order.shares(0, 0, shares * Limits.MICROS));
        }
        for (RecordedCommand each : bench.recording.commands()) {
            history.apply(each.atMicros(), each.command());
            if (keeper[0] == null && history.state().market(market) != null) {
                keeper[0] = new CourseKeeper(history.state().market(market), most::get);
            }
            if (keeper[0] != null) {
                keeper[0].moved(each.sequence(), each.atMicros());
            }
        }
        Course whole = keeper[0].course();
        assertThat(whole.points()).hasSize(301);
        most.set(20);
        Course shorter = keeper[0].course();
        assertThat(shorter.points()).hasSizeBetween(10, 20);
        assertThat(shorter.points().get(0)).isEqualTo(whole.points().get(0));
        assertThat(shorter.points()).endsWith(whole.points().get(300));
        long pushed = whole.points().get(151).expected()[0];
        assertThat(pushed).isGreaterThan(800_000_000L);
        assertThat(shorter.points()).anyMatch(point -> point.expected()[0] == pushed);
    }
}
