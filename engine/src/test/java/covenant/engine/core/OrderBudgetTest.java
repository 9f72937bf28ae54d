package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.event.Event;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import covenant.engine.order.RestingOrder;
import covenant.engine.state.Market;
import java.util.List;
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

    /** The horizon settles a market's condition, and its prices jump past many orders; an order in another market comes with that very command. */
    @Test
    void whatIsDueAndTheCommandAfterItHaveFillsOfTheirOwn() {
        Promises p = new Promises();
        int bound = p.market("bound", p.commitment("c"));
        int rich = p.venue.participant("rich", 100_000);
        p.venue.trade(rich, bound, Order.toPrice(KEPT, YES, 900_000_000));
        p.venue.trade(rich, bound, Order.toPrice(BROKEN, YES, 100_000_000));
        int more = Limits.MAX_FILLS + 6;
        for (int i = 0; i < more; i++) {
            Answer placed = place(p, i % 2 == 0 ? p.ann : p.bob, bound, Order.ANY, -M, 600_000_000);
            assertThat(placed.sharesMicros()).as(placed.detail()).isZero();
        }
        int other = p.venue.binary("other");
        place(p, p.ann, other, KEPT, -M, 550_000_000);
        p.venue.events().clear();
        Answer placed = p.engine()
                .apply(
                        p.engine().sequence() + 1,
                        Promises.HORIZON,
                        new PlaceOrder(p.venue.nextId(), p.bob, other, KEPT, YES, 200 * M, 600_000_000, 0),
                        p.venue.events()::add);
        List<Event.Traded> fills = p.venue.events().stream()
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .toList();
        assertThat(fills.stream().filter(fill -> fill.market() == bound)).hasSize(Limits.MAX_FILLS);
        assertThat(fills.stream().filter(fill -> fill.market() == other))
                .as("the order against it, and itself")
                .hasSize(2);
        assertThat(placed.sharesMicros()).isEqualTo(200 * M);
        p.tick(Promises.HORIZON);
        assertThat(p.engine().state().market(bound).book().isEmpty())
                .as("the rest is filled by the next command")
                .isTrue();
    }

    private static Answer place(Promises p, int by, int market, int condition, long shares, long limitPpb) {
        return p.venue.apply(new PlaceOrder(p.venue.nextId(), by, market, condition, YES, shares, limitPpb, 0));
    }
}
