package covenant.ledger.history;

import covenant.engine.command.CancelOrder;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.VoidMarket;
import covenant.engine.order.RestingOrder;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.util.List;
import java.util.SplittableRandom;

/** A random script that goes on with limit orders, cancels, settlements, voids and corrections. */
final class BusyScript {
    private static final int FIRST_TRADER = 3;
    private static final int TRADERS = 6;

    private final Script s;
    private final SplittableRandom random;

    private BusyScript(long seed) {
        s = Scripts.random(seed, 150);
        random = new SplittableRandom(seed);
    }

    static Script of(long seed) {
        BusyScript busy = new BusyScript(seed);
        for (int i = 0; i < 350; i++) {
            busy.s.pass(busy.random.nextInt(60_000_000));
            busy.step();
        }
        return busy.s;
    }

    private void step() {
        int account = FIRST_TRADER + random.nextInt(TRADERS);
        List<Market> markets = s.engine().state().markets();
        Market market = markets.get(random.nextInt(markets.size()));
        int condition = random.nextInt(-1, market.terms().conditions().size());
        int outcome = random.nextInt(
                condition < 0 ? 0 : -1, market.terms().metric().outcomes().size());
        boolean scalar = market.terms().metric().type() == Metric.Type.SCALAR;
        int kind = random.nextInt(100);
        if (kind < 45) {
            s.apply(new PlaceOrder(
                    s.nextId(),
                    account,
                    market.number(),
                    condition,
                    outcome,
                    random.nextInt(-60_000_000, 60_000_000),
                    50_000_000 + random.nextInt(900_000_000),
                    0));
        } else if (kind < 85) {
            s.trade(
                    account,
                    market.number(),
                    Order.toPrice(condition, outcome, 50_000_000 + random.nextInt(900_000_000)));
        } else if (kind < 92) {
            s.engine().state().orders().resting().stream()
                    .map(RestingOrder::number)
                    .findFirst()
                    .ifPresent(number -> s.apply(new CancelOrder(
                            s.nextId(),
                            s.engine().state().orders().order(number).account(),
                            number)));
        } else if (kind < 95) {
            s.apply(new SettleCondition(
                    s.nextId(),
                    Script.COORDINATOR,
                    market.number(),
                    random.nextInt(market.terms().conditions().size())));
        } else if (kind < 97) {
            s.apply(new SettleOutcome(
                    s.nextId(),
                    Script.COORDINATOR,
                    market.number(),
                    scalar ? -1 : random.nextInt(2),
                    scalar ? random.nextInt(10_000_000) : 0));
        } else if (kind < 98) {
            s.apply(new VoidMarket(s.nextId(), Script.COORDINATOR, market.number(), "a test"));
        } else {
            markets.stream().filter(m -> m.phase() == Phase.SETTLED).findFirst().ifPresent(this::correct);
        }
    }

    private void correct(Market settled) {
        boolean scalar = settled.terms().metric().type() == Metric.Type.SCALAR;
        s.apply(new CorrectOutcome(
                s.nextId(),
                Script.COORDINATOR,
                settled.number(),
                scalar ? -1 : 1 - settled.settledOutcome(),
                scalar ? random.nextInt(10_000_000) : 0,
                "counted again"));
    }
}
