package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Binding;
import covenant.engine.command.Command;
import covenant.engine.command.OpenMarket;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Repricing;
import covenant.engine.commitment.Stake;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;

/** Markets whose condition is settled by a commitment. */
final class BoundMarkets {
    private final VenueState state;
    private final CommitmentRegister register;
    private final Settlement settlement;

    BoundMarkets(VenueState state, Settlement settlement) {
        this.state = state;
        this.register = state.commitments();
        this.settlement = settlement;
    }

    Refused checkKnown(OpenMarket c) {
        Binding binding = c.terms().binding();
        return binding == null || register.commitment(binding.commitment()) != null
                ? null
                : CommitmentChecks.unknown(binding.commitment());
    }

    Refused check(OpenMarket c) {
        Binding binding = c.terms().binding();
        if (binding == null) {
            return null;
        }
        if (!binding.fits(c.terms().conditions().size())) {
            return new Refused(Refusal.BINDING_INVALID, "kept and broken are two different conditions of the market");
        }
        if (c.terms().decision() != null) {
            return new Refused(Refusal.BINDING_INVALID, "a market with a decision settles its condition itself");
        }
        Commitment commitment = register.commitment(binding.commitment());
        if (commitment.phase().isFinal()) {
            return new Refused(
                    Refusal.BINDING_INVALID,
                    "commitment " + commitment.terms().id() + " is "
                            + commitment.phase().id());
        }
        return commitment.markets().size() >= Limits.MAX_BOUND_MARKETS
                ? new Refused(
                        Refusal.LIMIT_EXCEEDED, "markets bound to a commitment: at most " + Limits.MAX_BOUND_MARKETS)
                : null;
    }

    void opened(Market market, Moment now) {
        Binding binding = market.terms().binding();
        if (binding != null) {
            Commitment commitment = register.commitment(binding.commitment());
            state.bind(market, commitment);
            register.stamp(commitment, now.sequence());
        }
    }

    /** The bound markets on which money still depends, in the order in which they were opened. */
    List<Market> live(Commitment commitment) {
        List<Market> live = new ArrayList<>();
        for (int number : commitment.markets()) {
            Market market = state.market(number);
            if (market.phase().isLive()) {
                live.add(market);
            }
        }
        return live;
    }

    /** Notes what sponsors have in the bound markets now: what they add once a breach is proposed is no risk taken, and buys no share of the bond. */
    void noteStakes(Commitment commitment) {
        for (Market market : live(commitment)) {
            if (market.phase() != Phase.PENDING) {
                register.add(commitment, new Stake(market.number(), market.subsidyMicros()));
            }
        }
    }

    /** Settles the condition of all live bound markets, and notes how their tokens were repriced. */
    void settle(Commitment commitment, boolean kept, Moment now) {
        String reason = "commitment " + commitment.terms().id() + " is "
                + commitment.phase().id();
        for (Market market : live(commitment)) {
            if (market.settledCondition() < 0) {
                Binding binding = market.terms().binding();
                int condition = kept ? binding.kept() : binding.broken();
                Event.ConditionSettled settled = settlement.settleCondition(
                        market,
                        condition,
                        Command.VENUE_ACCOUNT,
                        commitment.number(),
                        reason,
                        now.sequence(),
                        now.events());
                register.add(
                        commitment,
                        new Repricing(
                                market.number(),
                                condition,
                                settled.tokenBefore(),
                                settled.tokenAfter(),
                                now.sequence()));
            }
        }
    }

    /** Voids all live bound markets: everyone is back where he was. */
    void voidAll(Commitment commitment, Moment now) {
        String reason = "commitment " + commitment.terms().id() + " is "
                + commitment.phase().id() + ": " + commitment.move().reason();
        for (Market market : live(commitment)) {
            settlement.voidMarket(market, reason, Command.VENUE_ACCOUNT, now.sequence(), now.events());
        }
    }
}
