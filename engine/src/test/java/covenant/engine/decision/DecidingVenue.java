package covenant.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Deposit;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import covenant.engine.view.DecisionView;
import java.util.ArrayList;
import java.util.List;

/**
 * A rich venue with one market that decides, and a clock of its own: times are seconds after the market's opening, which is on a full minute.
 * Metrics are scalar from 0 to 10,000, so that values have five digits after the point, and liquidity is so large that rounding moves none.
 */
public final class DecidingVenue {
    public static final long SECOND = Limits.MICROS;
    public static final long MINUTE = 60 * SECOND;
    public static final long OPENS = TestVenue.START_MICROS + 60 * MINUTE;
    public static final Metric SCALAR = Metric.scalar(0, 10_000 * Limits.MICROS, "points");
    private static final long LIQUIDITY = 1_000_000 * Limits.MICROS;

    public final TestVenue venue = TestVenue.founded();
    public final Engine engine = venue.engine();
    public final int trader = venue.participant("trader", 500_000_000);
    public final List<Event> events = new ArrayList<>();
    public int market = -1;

    public DecidingVenue() {
        venue.apply(new Deposit(venue.nextId(), TestVenue.OPERATOR, TestVenue.COORDINATOR, Limits.MAX_DEPOSIT_MICROS));
    }

    /** A decision by this rule after so many seconds, over the last so many, on a grid of a minute. */
    public static DecisionTerms terms(Rule rule, long decidesAtSeconds, long windowSeconds) {
        return new DecisionTerms(
                rule,
                rule == Rule.RANDOMISED ? Rule.TWAP_MARGIN : rule,
                OPENS + decidesAtSeconds * SECOND,
                windowSeconds * SECOND,
                0,
                false,
                0,
                0,
                MINUTE,
                0,
                0,
                rule == Rule.SCOREBOARD ? 1 : 0,
                rule == Rule.RANDOMISED ? 200_000_000 : 0,
                rule == Rule.RANDOMISED ? new KeyHash(1, 2, 3, 4) : null,
                rule == Rule.RANDOMISED,
                Guards.NONE);
    }

    /** Opens the market among reject (the status quo) and adopt at these values of the metric. */
    public DecidingVenue open(DecisionTerms terms, double reject, double adopt) {
        return open(marketTerms(terms, SCALAR, "reject", "adopt"), LIQUIDITY, reject / 10_000, adopt / 10_000);
    }

    /** What such a market is about. */
    public static MarketTerms marketTerms(DecisionTerms terms, Metric metric, String... conditions) {
        return new MarketTerms("m", "Adopt it?", "", "", "", List.of(conditions), metric, 0, false, 0).deciding(terms);
    }

    /** Opens a market whose first outcome has these probabilities, by condition; conditions are as good as equally likely. */
    public DecidingVenue open(MarketTerms terms, long liquidityMicros, double... firstOutcome) {
        Answer answer = tryToOpen(terms, liquidityMicros, firstOutcome);
        assertThat(answer.ok()).as(answer.detail()).isTrue();
        market = answer.number();
        return this;
    }

    /** The same, and it may be refused. */
    public Answer tryToOpen(MarketTerms terms, long liquidityMicros, double... firstOutcome) {
        long[] prior = new long[2 * firstOutcome.length];
        long each = Limits.PPB / firstOutcome.length / 2 * 2;
        for (int c = 0; c < firstOutcome.length; c++) {
            long whole = c == 0 ? Limits.PPB - each * (firstOutcome.length - 1) : each;
            prior[2 * c] = StrictMath.round(whole * firstOutcome[c]);
            prior[2 * c + 1] = whole - prior[2 * c];
        }
        return at(0, new OpenMarket(venue.nextId(), TestVenue.COORDINATOR, terms, liquidityMicros, prior));
    }

    /** Applies a command so many seconds after the opening. */
    public Answer at(double seconds, Command command) {
        events.clear();
        long at = OPENS + StrictMath.round(seconds * SECOND);
        return engine.apply(engine.sequence() + 1, at, command, events::add);
    }

    /** Time passes. */
    public DecidingVenue tick(double seconds) {
        at(seconds, Tick.now());
        return this;
    }

    /** The trader moves a condition's value of the scalar metric. */
    public DecidingVenue move(double seconds, int condition, double value) {
        return price(seconds, condition, value / 10_000);
    }

    /** The trader moves the probability of the first outcome given a condition. */
    public DecidingVenue price(double seconds, int condition, double probability) {
        Order order = Order.toPrice(condition, 0, StrictMath.round(probability * 1e9));
        Answer answer = at(seconds, new Trade(venue.nextId(), trader, market, order));
        boolean isThere = answer.refusal() == Refusal.TRADE_TOO_SMALL;
        assertThat(answer.ok() || isThere).as(answer.detail()).isTrue();
        return this;
    }

    /** The market. */
    public Market market() {
        return engine.state().market(market);
    }

    /** The decision as a reader sees it so many seconds after the opening. */
    public DecisionView view(double seconds) {
        return DecisionView.of(market()).at(OPENS + StrictMath.round(seconds * SECOND));
    }

    /** A condition's average, in units of the metric. */
    public double average(double seconds, int condition) {
        Reading reading = view(seconds).candidates().get(condition).reading();
        return new java.math.BigDecimal(reading.sum())
                        .divide(java.math.BigDecimal.valueOf(reading.weight()), java.math.MathContext.DECIMAL64)
                        .doubleValue()
                / Limits.MICROS;
    }

    /** What was decided. */
    public Choice choice() {
        return market().decision().choice();
    }

    /** Settles a market that is not scalar by its outcome, a scalar one by a value in its unit. */
    public Answer settle(double seconds, double outcomeOrValue) {
        boolean scalar = market().terms().metric().type() == Metric.Type.SCALAR;
        return at(
                seconds,
                new SettleOutcome(
                        venue.nextId(),
                        TestVenue.COORDINATOR,
                        market,
                        scalar ? Order.ANY : (int) outcomeOrValue,
                        scalar ? StrictMath.round(outcomeOrValue * Limits.MICROS) : 0));
    }

    /** What the trader has won or lost so far, in credits, counting only cash. */
    public double gain() {
        return (venue.cashMicros(trader) - 500_000_000 * Limits.MICROS) / (double) Limits.MICROS;
    }
}
