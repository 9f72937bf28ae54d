package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.PostBond;
import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Entry;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.math.BigInteger;
import java.util.List;

/** Credits at stake on commitments: posted, given back, slashed. To the micro, what was held is what is paid and burned. */
final class Bonds {
    private static final long WHOLE_BPS = 10_000;
    private static final int NO_MARKET = -1;

    private final VenueState state;
    private final CommitmentRegister register;

    Bonds(VenueState state) {
        this.state = state;
        this.register = state.commitments();
    }

    Refused post(PostBond c, Moment now) {
        Commitment commitment = register.commitment(c.commitment());
        Refused refused = check(c, commitment);
        if (refused != null) {
            return refused;
        }
        Account account = state.account(c.by());
        if (c.amountMicros() > account.cashMicros()) {
            return new Refused(Refusal.INSUFFICIENT_FUNDS, "free cash is " + Plain.credits(account.cashMicros()));
        }
        if (now.isRehearsal()) {
            return null;
        }
        state.escrow(account, c.amountMicros());
        Bond bond = commitment.bond().posted(c.amountMicros());
        register.setBond(commitment, bond);
        register.stamp(commitment, now.sequence());
        register.note(
                commitment,
                new Entry(
                        now.sequence(),
                        now.atMicros(),
                        c.by(),
                        Entry.What.BOND_POSTED,
                        commitment.phase(),
                        Plain.credits(c.amountMicros()) + " credits"));
        now.events().on(new Event.BondPosted(commitment.number(), c.by(), c.amountMicros(), bond.heldMicros()));
        tell(account, NO_MARKET, -c.amountMicros(), Event.Cause.BOND_POSTED, now);
        return null;
    }

    private Refused check(PostBond c, Commitment commitment) {
        if (commitment == null) {
            return CommitmentChecks.unknown(c.commitment());
        }
        if (!register.actorOf(commitment).isActedForBy(c.by())) {
            return notActor(register.actorOf(commitment));
        }
        if (c.amountMicros() <= 0) {
            return new Refused(Refusal.AMOUNT_INVALID, "a bond is above 0");
        }
        if (c.amountMicros() > Limits.MAX_BOND_MICROS - commitment.bond().heldMicros()) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "the bond on a commitment: at most 10^9 credits");
        }
        boolean isTaken = commitment.phase() == CommitmentPhase.OFFERED || commitment.phase() == CommitmentPhase.ACTIVE;
        return isTaken ? null : CommitmentChecks.notActive(commitment);
    }

    static Refused notActor(Actor actor) {
        return new Refused(Refusal.NOT_ACTOR, "only the account that acts for " + actor.id() + " may do this");
    }

    /** Returns all that is held to the actor's account. */
    void giveBack(Commitment commitment, Moment now) {
        long held = commitment.bond().heldMicros();
        if (held > 0) {
            end(commitment, commitment.bond().returned(), now);
            pay(actorsAccount(commitment), NO_MARKET, held, Event.Cause.BOND_RETURNED, now);
        }
    }

    /**
     * Pays out all that is held by the published split. Sponsors of these markets share by their subsidies as of the proposal, but the actor's own
     * account never gets a part of its own bond back, and who judged gets nothing for it: not as a sponsor, and as a counterparty his part is
     * burned. So is what falls to nobody, and what rounding leaves.
     */
    void slash(Commitment commitment, List<Market> markets, Moment now) {
        long held = commitment.bond().heldMicros();
        if (held == 0) {
            return;
        }
        CommitmentTerms.Split split = commitment.terms().split();
        long[] sponsors = bySubsidy(commitment, markets, share(held, split.sponsorsBps()));
        int counterparties = split.counterparties().size();
        long each = counterparties == 0 ? 0 : share(held, split.counterpartiesBps()) / counterparties;
        List<Integer> judges = commitment.terms().verifiers();
        long paid = 0;
        for (int account : split.counterparties()) {
            paid += judges.contains(account) ? 0 : each;
        }
        for (long micros : sponsors) {
            paid += micros;
        }
        end(commitment, commitment.bond().slashed(paid), now);
        for (int account : split.counterparties()) {
            if (!judges.contains(account)) {
                pay(state.account(account), NO_MARKET, each, Event.Cause.BOND_SLASHED, now);
            }
        }
        for (int i = 0; i < sponsors.length; i++) {
            Market market = markets.get(i);
            pay(market.sponsor(), market.number(), sponsors[i], Event.Cause.BOND_SLASHED, now);
        }
        if (held > paid) {
            state.burn(held - paid);
            now.events().on(new Event.Burned(commitment.number(), held - paid));
        }
    }

    /** So many basis points of an amount, rounded down; in two steps, so that nothing overflows. */
    private static long share(long micros, int bps) {
        return micros / WHOLE_BPS * bps + micros % WHOLE_BPS * bps / WHOLE_BPS;
    }

    private long[] bySubsidy(Commitment commitment, List<Market> markets, long micros) {
        long[] subsidies = new long[markets.size()];
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < subsidies.length; i++) {
            Market market = markets.get(i);
            int sponsor = market.sponsor().number();
            boolean isParty = register.actorOf(commitment).isActedForBy(sponsor)
                    || commitment.terms().verifiers().contains(sponsor);
            subsidies[i] = isParty ? 0 : commitment.stakeMicros(market.number());
            total = total.add(BigInteger.valueOf(subsidies[i]));
        }
        long[] shares = new long[subsidies.length];
        for (int i = 0; i < shares.length && total.signum() > 0; i++) {
            shares[i] = BigInteger.valueOf(micros)
                    .multiply(BigInteger.valueOf(subsidies[i]))
                    .divide(total)
                    .longValueExact();
        }
        return shares;
    }

    private Account actorsAccount(Commitment commitment) {
        return state.account(register.actorOf(commitment).account());
    }

    private void end(Commitment commitment, Bond bond, Moment now) {
        register.setBond(commitment, bond);
        register.stamp(commitment, now.sequence());
        now.events()
                .on(new Event.BondEnded(
                        commitment.number(), bond.returnedMicros(), bond.paidMicros(), bond.burnedMicros()));
    }

    private void pay(Account account, int market, long micros, Event.Cause cause, Moment now) {
        if (micros > 0) {
            state.release(account, micros);
            tell(account, market, micros, cause, now);
        }
    }

    private static void tell(Account account, int market, long micros, Event.Cause cause, Moment now) {
        now.events().on(new Event.CashMoved(account.number(), market, micros, account.cashMicros(), cause));
    }
}
