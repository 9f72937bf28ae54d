package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.event.Event;
import covenant.engine.pricing.Lmsr;
import covenant.engine.pricing.Rounding;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/** Opening markets and adding to their liquidity. Every method returns why it refused, or null. */
final class Opening {
    private final VenueState state;
    private final Decisions decisions;
    private final Commitments commitments;
    private final Orders orders;
    private long askedMicros;

    Opening(VenueState state, Decisions decisions, Commitments commitments, Orders orders) {
        this.state = state;
        this.decisions = decisions;
        this.commitments = commitments;
        this.orders = orders;
    }

    Refused open(OpenMarket c, long sequence, long atMicros, EventSink events) {
        Refused refused = rehearse(c, atMicros);
        if (refused != null) {
            return refused;
        }
        long[] debts = initialDebts(c);
        long subsidyMicros = subsidyMicros(debts);
        askedMicros = subsidyMicros;
        if (events.isRehearsal()) {
            return null;
        }
        Account sponsor = state.account(c.by());
        Market market = state.openMarket(c.terms(), sponsor, c.liquidityMicros(), debts, atMicros);
        state.subsidise(market, subsidyMicros);
        state.stamp(market, sequence);
        events.on(new Event.MarketOpened(
                market.number(), c.terms().withoutSeed(), c.by(), c.liquidityMicros(), subsidyMicros));
        events.on(new Event.CashMoved(
                c.by(), market.number(), -subsidyMicros, sponsor.cashMicros(), Event.Cause.SUBSIDY));
        Moment now = new Moment(sequence, atMicros, events);
        commitments.opened(market, now);
        decisions.opened(market, now);
        return null;
    }

    /** What the sponsor paid, or would pay, for what was opened or added last. */
    long askedMicros() {
        return askedMicros;
    }

    /** {@code q0 = b ln p0}, rounded down. */
    private static long[] initialDebts(OpenMarket c) {
        long[] debts = new long[c.terms().pricedStates()];
        for (int x = 0; x < debts.length; x++) {
            double p = c.priorPpb().length == 0 ? 1.0 / debts.length : c.priorPpb()[x] / 1e9;
            double b = c.liquidityMicros();
            debts[x] = Rounding.debtMicros(Lmsr.debtAtPrice(p, b), b);
        }
        return debts;
    }

    /** The worst-case loss {@code b max(-ln p0)}, rounded up, plus one micro per state. */
    private static long subsidyMicros(long[] debts) {
        long worst = 0;
        for (long debt : debts) {
            worst = Math.max(worst, -debt);
        }
        return worst + debts.length;
    }

    /** Whether the market could be opened now: everything but the change. */
    Refused rehearse(OpenMarket c, long atMicros) {
        Refused refused = check(c, atMicros);
        if (refused != null) {
            return refused;
        }
        long subsidyMicros = subsidyMicros(initialDebts(c));
        long cashMicros = state.account(c.by()).cashMicros();
        return subsidyMicros > cashMicros
                ? new Refused(
                        Refusal.INSUFFICIENT_FUNDS,
                        "the subsidy is " + Plain.credits(subsidyMicros) + ", free cash is "
                                + Plain.credits(cashMicros))
                : null;
    }

    /** Whether the market makes sense; funds are not looked at. */
    Refused check(OpenMarket c, long atMicros) {
        MarketTerms terms = c.terms();
        Refused refused = commitments.checkBound(c);
        if (refused != null) {
            return refused;
        }
        if (!Texts.isSlug(terms.id())) {
            return new Refused(
                    Refusal.ID_INVALID, "a market id is a slug of at most " + Limits.MAX_ID_CHARS + " characters");
        }
        if (state.market(terms.id()) != null) {
            return new Refused(Refusal.ID_TAKEN, "there is a market " + terms.id());
        }
        refused = checkTexts(terms);
        if (refused == null) {
            refused = checkNames(
                    terms.conditions(),
                    Limits.MIN_CONDITIONS,
                    Limits.MAX_CONDITIONS,
                    "conditions",
                    Refusal.CONDITIONS_INVALID);
        }
        if (refused == null) {
            refused = checkNames(
                    terms.metric().outcomes(),
                    Limits.MIN_OUTCOMES,
                    Limits.MAX_OUTCOMES,
                    "outcomes",
                    Refusal.OUTCOMES_INVALID);
        }
        if (refused == null) {
            refused = checkMetric(terms.metric());
        }
        if (refused == null) {
            refused = checkNumbers(c, atMicros);
        }
        if (refused == null) {
            refused = decisions.check(c, atMicros);
        }
        if (refused == null) {
            refused = commitments.checkBinding(c);
        }
        return refused == null && state.markets().size() >= Limits.MAX_MARKETS
                ? new Refused(Refusal.LIMIT_EXCEEDED, "markets: at most " + Limits.MAX_MARKETS)
                : refused;
    }

    private static Refused checkTexts(MarketTerms terms) {
        Refused refused = Texts.check("the title", terms.title(), Limits.MAX_TITLE_CHARS, false);
        if (refused == null) {
            refused = Texts.check("the text", terms.text(), Limits.MAX_TEXT_CHARS, true);
        }
        if (refused == null) {
            refused = Texts.check("the actor", terms.actor(), Limits.MAX_TITLE_CHARS, true);
        }
        if (refused == null) {
            refused = Texts.check("the source", terms.source(), Limits.MAX_TEXT_CHARS, true);
        }
        return refused != null
                ? refused
                : Texts.check("the unit", terms.metric().unit(), Limits.MAX_TITLE_CHARS, true);
    }

    private static Refused checkNames(List<String> names, int min, int max, String what, Refusal refusal) {
        if (names.size() < min || names.size() > max) {
            return new Refused(refusal, what + ": from " + min + " to " + max + ", not " + names.size());
        }
        if (new HashSet<>(names).size() < names.size()) {
            return new Refused(refusal, what + " are not distinct");
        }
        for (String name : names) {
            if (!Texts.isSlug(name)) {
                return new Refused(refusal, what + " are slugs of at most " + Limits.MAX_ID_CHARS + " characters");
            }
        }
        return null;
    }

    private static Refused checkMetric(Metric metric) {
        return switch (metric.type()) {
            case BINARY ->
                metric.outcomes().equals(Metric.binary().outcomes())
                        ? null
                        : new Refused(Refusal.OUTCOMES_INVALID, "a binary metric has the outcomes yes and no");
            case CATEGORICAL -> null;
            case SCALAR -> checkScalar(metric);
        };
    }

    private static Refused checkScalar(Metric metric) {
        if (!metric.outcomes().equals(List.of("long", "short"))) {
            return new Refused(Refusal.OUTCOMES_INVALID, "a scalar metric has the outcomes long and short");
        }
        boolean bounded =
                metric.lowMicros() >= -Limits.MAX_METRIC_MICROS && metric.highMicros() <= Limits.MAX_METRIC_MICROS;
        return bounded && metric.lowMicros() < metric.highMicros()
                ? null
                : new Refused(
                        Refusal.METRIC_INVALID, "a range runs from low to a higher high, within plus or minus 10^9");
    }

    private static Refused checkNumbers(OpenMarket c, long atMicros) {
        if (c.liquidityMicros() < Limits.MIN_LIQUIDITY_MICROS || c.liquidityMicros() > Limits.MAX_LIQUIDITY_MICROS) {
            return new Refused(Refusal.LIQUIDITY_INVALID, "liquidity is from 1 to 10^9 credits");
        }
        if (c.terms().feeBps() < 0 || c.terms().feeBps() > Limits.MAX_FEE_BPS) {
            return new Refused(Refusal.FEE_INVALID, "a fee is from 0 to " + Limits.MAX_FEE_BPS + " basis points");
        }
        long closesAt = c.terms().closesAtMicros();
        if (closesAt != 0 && closesAt <= atMicros) {
            return new Refused(Refusal.CLOSE_TIME_INVALID, "the closing time has passed");
        }
        long opensAt = c.terms().opensAtMicros();
        long expiresAt = c.terms().expiresAtMicros();
        if (opensAt < 0 || closesAt != 0 && opensAt >= closesAt || expiresAt != 0 && opensAt >= expiresAt) {
            return new Refused(Refusal.OPEN_TIME_INVALID, "the market opens before it closes and expires");
        }
        if (expiresAt != 0 && (expiresAt <= atMicros || expiresAt < closesAt)) {
            return new Refused(Refusal.EXPIRY_INVALID, "the market expires in the future, and not before it closes");
        }
        return checkPrior(c);
    }

    private static Refused checkPrior(OpenMarket c) {
        long[] prior = c.priorPpb();
        if (prior.length == 0) {
            return null;
        }
        if (prior.length != c.terms().pricedStates()) {
            return new Refused(
                    Refusal.PRIOR_INVALID,
                    "a prior has one entry for each of " + c.terms().pricedStates() + " states");
        }
        long sum = 0;
        for (long p : prior) {
            if (p < Limits.MIN_PRIOR_PPB || p > Limits.PPB) {
                return new Refused(Refusal.PRIOR_INVALID, "each state has a prior of at least one in 10^9");
            }
            sum += p;
        }
        return sum == Limits.PPB
                ? null
                : new Refused(Refusal.PRIOR_INVALID, "the prior sums to " + sum + " of 10^9 parts");
    }

    Refused addLiquidity(AddLiquidity c, long sequence, EventSink events) {
        Market market = state.market(c.market());
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + c.market());
        }
        if (market.sponsor().number() != c.by()) {
            return new Refused(Refusal.NOT_SPONSOR, "only " + market.sponsor().id() + ", its sponsor, adds liquidity");
        }
        Refused refused = Texts.checkReason(c.reason());
        if (refused != null) {
            return refused;
        }
        if (c.liquidityMicros() <= market.liquidityMicros() || c.liquidityMicros() > Limits.MAX_LIQUIDITY_MICROS) {
            return new Refused(
                    Refusal.LIQUIDITY_INVALID,
                    "the new liquidity is above the present " + Plain.credits(market.liquidityMicros())
                            + " and at most 10^9 credits");
        }
        refused = Settlement.checkLive(market);
        if (refused != null) {
            return refused;
        }
        long[] debts = scaledDebts(market, c.liquidityMicros());
        if (debts == null) {
            return new Refused(Refusal.LIQUIDITY_INVALID, "this market cannot be raised that far");
        }
        long dueMicros = dueMicros(market, debts);
        if (dueMicros > market.sponsor().cashMicros()) {
            return new Refused(
                    Refusal.INSUFFICIENT_FUNDS,
                    "it costs " + Plain.credits(dueMicros) + ", free cash is "
                            + Plain.credits(market.sponsor().cashMicros()));
        }
        askedMicros = dueMicros;
        if (events.isRehearsal()) {
            return null;
        }
        state.deepen(market, c.liquidityMicros(), debts);
        state.subsidise(market, dueMicros);
        state.stamp(market, sequence);
        events.on(new Event.LiquidityAdded(market.number(), c.by(), c.liquidityMicros(), dueMicros));
        events.on(new Event.CashMoved(
                c.by(), market.number(), -dueMicros, market.sponsor().cashMicros(), Event.Cause.SUBSIDY));
        orders.moved(market, sequence, events);
        return null;
    }

    /**
     * {@code q b'/b}, rounded down, so that no price moves by more than rounding; null if a debt would become larger than any money
     * here, as it can where millions of trades' rounding has lowered the debts of a small b.
     */
    private static long[] scaledDebts(Market market, long liquidityMicros) {
        long[] debts = market.debts();
        BigInteger numerator = BigInteger.valueOf(liquidityMicros);
        BigInteger denominator = BigInteger.valueOf(market.liquidityMicros());
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            BigInteger[] parts =
                    BigInteger.valueOf(debts[x]).multiply(numerator).divideAndRemainder(denominator);
            if (parts[0].bitLength() >= Limits.MAX_DEBT_BITS) {
                return null;
            }
            debts[x] = parts[0].longValueExact() + (parts[1].signum() < 0 ? -1 : 0);
        }
        return debts;
    }

    /** What keeps the maker's wealth at or above his worst further loss, {@code -q}, in every live state. */
    private static long dueMicros(Market market, long[] debts) {
        long[] wealth = market.makerWealth();
        long due = 0;
        for (int x = market.liveFrom(); x < market.liveTo(); x++) {
            due = Math.max(due, -debts[x] - wealth[x]);
        }
        return due;
    }
}
