package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.order.RestingOrder;
import covenant.engine.state.Market;
import org.junit.jupiter.api.Test;

/** How much work orders can make, and that nobody's order waits for another's. */
class OrderBudgetTest {
    private static final long M = Limits.MICROS;
    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int YES = 0;

    /** An order of which three micro-shares are left and nothing of the allowance for rounding: at a price of 0.5 they cost a micro more than at 0.6. */
    private static RestingOrder usedUp(int number, int account, int market) {
        return new RestingOrder(
                number, account, market, KEPT, YES, M + 3, 600_000_000, 0, 0, M, 600_000, 0, 0, null, 0);
    }

    @Test
    void ordersThatRoundingKeepsFromBeingFilledHoldUpNoOthers() {
        TestVenue venue = TestVenue.founded();
        int ann = venue.participant("ann", 1_000);
        int bob = venue.participant("bob", 1_000);
        Market market = venue.engine().state().market(venue.binary("m"));
        int many = 5 * Limits.MAX_FILLS;
        for (int i = 0; i < many; i++) {
            market.book().add(usedUp(i, ann, market.number()));
        }
        market.book().add(RestingOrder.placed(many, bob, market.number(), BROKEN, YES, M, 600_000_000, 0, 0));
        market.book().add(RestingOrder.placed(many + 1, bob, market.number(), KEPT, YES, M, 550_000_000, 0, 0));
        Matching matching =
                new Matching(market, Limits.MAX_FILLS, venue.engine().atMicros());
        matching.cascade();
        assertThat(matching.steps().stream().map(step -> step.after().number()))
                .as("on another claim, and behind them on the same")
                .containsExactly(many, many + 1);
        assertThat(matching.steps().stream().map(step -> step.after().ending())).containsOnly(Event.Ending.FILLED);
    }
}
