package covenant.engine.state;

import covenant.engine.Limits;
import covenant.engine.command.Binding;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.command.TermsCodec;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Repricing;
import covenant.engine.decision.Decision;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.List;

/**
 * The one traversal of the state. The hash is taken over what it writes and the snapshot is what it writes, so nothing can be hashed
 * and not saved. Written in pieces, so that a large venue needs no buffer of its size.
 */
public final class StateCodec {
    /** Version of this layout, first in every snapshot and hash. */
    public static final int VERSION = 4;

    private StateCodec() {}

    /** Takes the pieces of the traversal in order. */
    @FunctionalInterface
    public interface Sink {
        /** The writer holds one piece, which is gone after this call. */
        void piece(WireWriter piece);

        /** A piece for which a digest in an earlier piece stands: the hash leaves it out, a snapshot does not. */
        default void unhashed(WireWriter piece) {
            piece(piece);
        }
    }

    /** Writes the state, piece by piece. */
    public static void write(VenueState state, Sink sink) {
        WireWriter out = new WireWriter(4_096);
        out.putInt(VERSION);
        out.putText(state.name);
        out.putBoolean(state.simulated);
        out.putBoolean(state.simulatedClock);
        out.putLong(state.depositsMicros);
        out.putLong(state.escrowMicros);
        out.putInt(state.accounts.size());
        flush(out, sink);
        for (Account account : state.accounts) {
            account.write(out);
            flush(out, sink);
        }
        out.putInt(state.markets.size());
        for (Market market : state.markets) {
            writeMarket(market, out);
            flush(out, sink);
        }
        writeCommitments(state.commitments(), out, sink);
        state.playbooks.write(out, () -> flush(out, sink));
        state.orders().write(out, () -> flush(out, sink));
        flush(out, sink);
        out.putLong(state.answers.chain());
        flush(out, sink);
        state.answers.write(out, sink);
    }

    private static void writeCommitments(CommitmentRegister register, WireWriter out, Sink sink) {
        register.write(out);
        flush(out, sink);
        for (Commitment commitment : register.commitments()) {
            register.write(commitment, out);
            flush(out, sink);
        }
    }

    private static void flush(WireWriter out, Sink sink) {
        sink.piece(out);
        out.clear();
    }

    private static void writeMarket(Market market, WireWriter out) {
        TermsCodec.writeMarket(market.terms, out);
        TermsCodec.writeBinding(market.terms, out);
        out.putInt(market.sponsor.number());
        out.putLong(market.openedAtMicros);
        out.putByte(market.phase.number());
        out.putLong(market.liquidityMicros);
        out.putLong(market.subsidyMicros);
        out.putLong(market.vaultMicros);
        out.putInt(market.settledCondition);
        out.putInt(market.settledOutcome);
        out.putLong(market.settledValueMicros);
        out.putText(market.voidReason);
        out.putLong(market.trades);
        out.putLong(market.volumeMicros);
        out.putLong(market.changedSequence);
        out.putLongs(market.q);
        out.putLongs(market.makerMicros);
        out.putInt(market.positions.size());
        for (Position position : market.positions) {
            out.putInt(position.account.number());
            out.putLongs(position.payoffMicros);
            out.putLongs(position.settledMicros);
            out.putLong(position.receivedMicros);
        }
        out.putInt(market.corrections.size());
        for (Correction correction : market.corrections) {
            correction.write(out);
        }
        if (market.decision != null) {
            market.decision.write(out);
        }
    }

    /**
     * Reads a state.
     *
     * @throws MalformedWire if the bytes are not one of this version
     */
    public static VenueState read(WireReader in) {
        int version = in.getInt();
        if (version != VERSION) {
            throw new MalformedWire("state of version " + version + ", this is version " + VERSION);
        }
        VenueState state = new VenueState();
        state.accounts.clear();
        state.found(in.getText(), in.getBoolean(), in.getBoolean());
        state.depositsMicros = in.getLong();
        state.escrowMicros = in.getLong();
        int accounts = in.count(Limits.MAX_ACCOUNTS);
        for (int i = 0; i < accounts; i++) {
            state.add(Account.read(i, in));
        }
        int markets = in.count(Limits.MAX_MARKETS);
        for (int i = 0; i < markets; i++) {
            state.add(readMarket(i, in, state.accounts));
        }
        state.commitments().read(in, accounts, markets);
        bind(state);
        PlaybookAdoption.read(state, in);
        OrderAdoption.read(state, in);
        state.answers = AnswerLog.read(in.getLong(), in);
        if (in.hasMore()) {
            throw new MalformedWire("more bytes than a state has");
        }
        if (!isConserved(state)) {
            throw new MalformedWire("a state in which money is not conserved");
        }
        return state;
    }

    /** Which market is bound to which commitment follows from the markets' terms. */
    private static void bind(VenueState state) {
        for (Market market : state.markets) {
            Binding binding = market.terms.binding();
            if (binding != null) {
                Commitment commitment = state.commitments().commitment(binding.commitment());
                int conditions = market.terms.conditions().size();
                if (commitment == null || !binding.fits(conditions)) {
                    throw new MalformedWire("market " + market.number + " is bound to nothing");
                }
                state.bind(market, commitment);
            }
        }
        for (Commitment commitment : state.commitments().commitments()) {
            for (Repricing repricing : commitment.repricings()) {
                int condition = repricing.condition();
                if (condition != state.market(repricing.market()).settledCondition || condition < 0) {
                    throw new MalformedWire("a repricing of market " + repricing.market() + ", which was none");
                }
            }
        }
    }

    private static boolean isConserved(VenueState state) {
        try {
            return state.isConserved();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Account account(List<Account> accounts, WireReader in) {
        int number = in.getInt();
        if (number < 0 || number >= accounts.size()) {
            throw new MalformedWire("no account " + number);
        }
        return accounts.get(number);
    }

    private static MarketTerms terms(WireReader in) {
        MarketTerms terms = TermsCodec.readBinding(TermsCodec.readMarket(in), in);
        int conditions = terms.conditions().size();
        int outcomes = terms.metric().outcomes().size();
        if (conditions < Limits.MIN_CONDITIONS
                || conditions > Limits.MAX_CONDITIONS
                || outcomes < Limits.MIN_OUTCOMES
                || outcomes > Limits.MAX_OUTCOMES) {
            throw new MalformedWire("a market of " + conditions + " x " + outcomes + " states");
        }
        return terms;
    }

    private static Market readMarket(int number, WireReader in, List<Account> accounts) {
        Market market = new Market(number, terms(in), account(accounts, in), in.getLong());
        market.phase = Phase.ofNumber(in.getByte());
        market.liquidityMicros = in.getLong();
        market.subsidyMicros = in.getLong();
        market.vaultMicros = in.getLong();
        market.settledCondition = in.getInt();
        market.settledOutcome = in.getInt();
        market.settledValueMicros = in.getLong();
        market.voidReason = in.getText();
        market.trades = in.getLong();
        market.volumeMicros = in.getLong();
        market.changedSequence = in.getLong();
        fill(market.q, in);
        fill(market.makerMicros, in);
        int positions = in.count(Limits.MAX_ACCOUNTS);
        for (int i = 0; i < positions; i++) {
            Account holder = account(accounts, in);
            if (market.position(holder.number()) != null) {
                throw new MalformedWire("two positions of account " + holder.number() + " in market " + number);
            }
            Position position = market.positionOf(holder);
            fill(position.payoffMicros, in);
            for (int x = 0; x <= market.voidState; x++) {
                market.openInterestMicros[x] += position.payoffMicros[x];
            }
            position.settledMicros = in.getLongs(market.outcomes + 1);
            position.receivedMicros = in.getLong();
            if (position.settledMicros.length != 0 && position.settledMicros.length != market.outcomes + 1) {
                throw new MalformedWire("a settled position of " + position.settledMicros.length + " states");
            }
        }
        int corrections = in.count(Limits.MAX_CORRECTIONS);
        for (int i = 0; i < corrections; i++) {
            market.corrections.add(Correction.read(in));
        }
        if (market.settledCondition < Order.ANY
                || market.settledCondition >= market.terms.conditions().size()) {
            throw new MalformedWire("market " + number + " settled to a condition it does not have");
        }
        if (market.decision != null) {
            market.decision = Decision.read(market.terms, market.openedAtMicros, in);
        }
        if (market.settledCondition >= 0) {
            market.book().settleCondition();
        }
        return market;
    }

    private static void fill(long[] target, WireReader in) {
        long[] read = in.getLongs(target.length);
        if (read.length != target.length) {
            throw new MalformedWire(read.length + " states in place of " + target.length);
        }
        System.arraycopy(read, 0, target, 0, target.length);
    }
}
