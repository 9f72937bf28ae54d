package covenant.engine.flip;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.decision.Choice;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.List;

/** A market that decides, in an engine whose clock the test moves: the window is the second of two days, and three accounts have money. */
final class Scene {
    static final long DAY = 86_400L * Limits.MICROS;
    static final long HOUR = DAY / 24;

    private final TestVenue venue = TestVenue.founded();
    private final int crowd = venue.participant("crowd", 900_000_000);
    private final int attacker = venue.participant("attacker", 900_000_000);
    private final int defender = venue.participant("defender", 900_000_000);
    private final long startMicros;
    private final int market;
    private long nowMicros;

    Scene(Metric metric, int conditions, int feeBps, long liquidityCredits, DecisionTerms decision) {
        startMicros = venue.engine().atMicros();
        nowMicros = startMicros;
        MarketTerms terms = new MarketTerms(
                        "choice",
                        "Which?",
                        "",
                        "",
                        "",
                        List.of("keep", "one", "two", "three").subList(0, conditions),
                        metric,
                        feeBps,
                        !decision.decidesItself(),
                        0)
                .deciding(decision);
        market = apply(new OpenMarket(
                        CommandId.of("open"),
                        TestVenue.COORDINATOR,
                        terms,
                        liquidityCredits * Limits.MICROS,
                        new long[0]))
                .number();
    }

    /** When scenes open their market. */
    static long opensAtMicros() {
        return TestVenue.START_MICROS + 5 * Limits.MICROS;
    }

    /** When it is decided. */
    static long decidesAtMicros() {
        return opensAtMicros() + 2 * DAY;
    }

    /** Plain {@code twap-margin} over the second day, against the first condition. */
    static DecisionTerms twapMargin(int thresholdBps) {
        return DecisionTerms.twapMargin(decidesAtMicros(), DAY, 0, thresholdBps);
    }

    private Answer apply(Command command) {
        List<Event> ignored = new ArrayList<>();
        Answer answer = venue.engine().apply(venue.engine().sequence() + 1, nowMicros, command, ignored::add);
        if (!answer.ok()) {
            throw new AssertionError(command + " was refused: " + answer.refusal() + ", " + answer.detail());
        }
        return answer;
    }

    Scene pass(long micros) {
        nowMicros += micros;
        return this;
    }

    private Answer trade(int account, Order order) {
        return apply(new Trade(CommandId.NONE, account, market, order));
    }

    /** The crowd moves the price of the first outcome given a condition. */
    Scene price(int condition, long ppb) {
        if (view().signals().outcomePpb()[condition][0] != ppb) {
            trade(crowd, Order.toPrice(condition, 0, ppb));
        }
        return this;
    }

    MarketView view() {
        return MarketView.of(venue.engine().state().market(market));
    }

    Market market() {
        return venue.engine().state().market(market);
    }

    long nowMicros() {
        return nowMicros;
    }

    CostToFlip costToFlip() {
        return view().costToFlip(nowMicros);
    }

    /** What the rule would choose if all prices stayed. */
    int projected() {
        return view().decision().at(decidesAtMicros()).now().condition();
    }

    /** Really spends so much on each lever of an attack. */
    void attack(CostToFlip cost, long spendMicros) {
        for (Lever lever : cost.levers()) {
            if (lever.sharesMicros() > 0) {
                trade(attacker, Order.spend(lever.condition(), lever.outcome(), spendMicros));
            }
        }
    }

    /** Really sells what the attacker bought; returns what came in. */
    long tradeBack(Lever lever) {
        return -trade(defender, Order.shares(lever.condition(), lever.outcome(), -lever.sharesMicros()))
                .costMicros();
    }

    long attackersCash() {
        return venue.cashMicros(attacker);
    }

    /** Lets the decision fall. */
    Choice fall() {
        nowMicros = Math.max(nowMicros, decidesAtMicros());
        apply(Tick.now());
        return venue.engine().state().market(market).decision().choice();
    }
}
