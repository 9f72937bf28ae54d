package covenant.engine.command;

import covenant.engine.wire.WireWriter;
import java.nio.ByteBuffer;

/**
 * A digest of what a command asks for, by which a command id that is used again for something else is noticed. What the sender may
 * rightly vary when it sends a command again is left out: a slug derived from a title, and a key made for the occasion.
 */
public final class CommandDigest {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long SPREAD = 0xC2B2AE3D27D4EB4FL;
    private static final OfContent OF_CONTENT = new OfContent();

    private CommandDigest() {}

    /** The digest of a command's id, kind and content. */
    public static long of(Command command) {
        return mix(
                command.accept(OF_CONTENT),
                command.kind().number() ^ command.commandId().high());
    }

    private static long mix(long digest, long x) {
        // The first factor keeps the two apart: without it account 3 and amount 5 would be account 5 and amount 3.
        long mixed = (digest * SPREAD ^ x) * MIX;
        return mixed ^ mixed >>> 32;
    }

    private static long mix(long digest, String text) {
        long mixed = digest;
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mix(mixed, text.length());
    }

    private static long ofBinding(MarketTerms terms) {
        WireWriter out = new WireWriter(256);
        TermsCodec.writeBinding(terms, out);
        return ofBytes(out.written());
    }

    /** Over the fields as the journal has them: for what is rare enough to be written twice. */
    private static long ofFields(Command command) {
        WireWriter out = new WireWriter(256);
        command.accept(new CommandEncoder(out));
        return ofBytes(out.written());
    }

    private static long ofBytes(ByteBuffer bytes) {
        long digest = bytes.remaining();
        while (bytes.hasRemaining()) {
            digest = mix(digest, bytes.get());
        }
        return digest;
    }

    private static final class OfContent implements Command.Visitor<Long> {
        @Override
        public Long foundVenue(FoundVenue c) {
            return mix((c.simulated() ? 1 : 0) + (c.simulatedClock() ? 2 : 0), c.name());
        }

        @Override
        public Long openAccount(OpenAccount c) {
            return mix(mix(c.role().number(), c.depositMicros()), c.name());
        }

        @Override
        public Long deposit(Deposit c) {
            return mix(mix(c.account(), c.amountMicros()), c.reason());
        }

        @Override
        public Long withdraw(Withdraw c) {
            return mix(mix(c.account(), c.amountMicros()), c.reason());
        }

        @Override
        public Long issueKey(IssueKey c) {
            long digest = mix(c.account(), c.revokeOthers() ? 1 : 0);
            return c.isPlain()
                    ? digest
                    : mix(mix(mix(digest, c.id()), c.scopes().bits()), c.expiresAtMicros());
        }

        @Override
        public Long openMarket(OpenMarket c) {
            MarketTerms terms = c.terms();
            long digest = mix(c.liquidityMicros(), terms.title());
            digest = mix(mix(mix(digest, terms.text()), terms.actor()), terms.source());
            for (String condition : terms.conditions()) {
                digest = mix(digest, condition);
            }
            for (String outcome : terms.metric().outcomes()) {
                digest = mix(digest, outcome);
            }
            digest = mix(mix(digest, terms.metric().lowMicros()), terms.metric().highMicros());
            digest = mix(mix(digest, terms.metric().unit()), terms.feeBps());
            digest = mix(mix(digest, terms.conditionTrading() ? 1 : 0), terms.closesAtMicros());
            for (long prior : c.priorPpb()) {
                digest = mix(digest, prior);
            }
            return mix(digest, ofBinding(terms.withoutSeed()));
        }

        @Override
        public Long trade(Trade c) {
            Order order = c.order();
            long claim = (long) c.market() << 32 ^ (long) order.condition() << 16 ^ (long) order.outcome() << 4;
            long digest = mix(claim ^ order.mode().number(), order.amount());
            return mix(mix(digest, order.maxCostMicros()), order.worstPricePpb());
        }

        @Override
        public Long addLiquidity(AddLiquidity c) {
            return mix(mix(c.market(), c.liquidityMicros()), c.reason());
        }

        @Override
        public Long settleCondition(SettleCondition c) {
            return mix(mix(c.market(), c.condition()), c.reason());
        }

        @Override
        public Long settleOutcome(SettleOutcome c) {
            return mix(mix(mix(c.market(), c.outcome()), c.valueMicros()), c.reason());
        }

        @Override
        public Long voidMarket(VoidMarket c) {
            return mix(c.market(), c.reason());
        }

        @Override
        public Long tick(Tick c) {
            return 0L;
        }

        @Override
        public Long advanceClock(AdvanceClock c) {
            return ofFields(c);
        }

        @Override
        public Long placeOrder(PlaceOrder c) {
            return ofFields(c);
        }

        @Override
        public Long cancelOrder(CancelOrder c) {
            return ofFields(c);
        }

        @Override
        public Long openActor(OpenActor c) {
            return ofFields(new OpenActor(c.commandId(), c.by(), "", c.name(), c.account()));
        }

        @Override
        public Long openCommitment(OpenCommitment c) {
            return ofFields(new OpenCommitment(c.commandId(), c.by(), c.terms().named("")));
        }

        @Override
        public Long addEvidence(AddEvidence c) {
            return ofFields(c);
        }

        @Override
        public Long attest(Attest c) {
            return ofFields(c);
        }

        @Override
        public Long challenge(Challenge c) {
            return ofFields(c);
        }

        @Override
        public Long postBond(PostBond c) {
            return ofFields(c);
        }

        @Override
        public Long openPledge(OpenPledge c) {
            return ofFields(new OpenPledge(c.commandId(), c.by(), c.terms().named("")));
        }

        @Override
        public Long signPledge(SignPledge c) {
            return ofFields(c);
        }

        @Override
        public Long openPlaybook(OpenPlaybook c) {
            return ofFields(new OpenPlaybook(c.commandId(), c.by(), c.terms().withoutNames()));
        }

        @Override
        public Long respondPlaybook(RespondPlaybook c) {
            return ofFields(c);
        }

        @Override
        public Long drillPlaybook(DrillPlaybook c) {
            return ofFields(c);
        }

        @Override
        public Long unsealPlaybook(UnsealPlaybook c) {
            return ofFields(c);
        }

        @Override
        public Long recordDelivery(RecordDelivery c) {
            return ofFields(c);
        }

        @Override
        public Long correctOutcome(CorrectOutcome c) {
            return ofFields(c);
        }

        @Override
        public Long revokeKey(RevokeKey c) {
            return mix(c.account(), c.key());
        }

        @Override
        public Long tradeBatch(TradeBatch c) {
            return ofFields(c);
        }

        @Override
        public Long ifUnchanged(IfUnchanged c) {
            return c.inner().accept(this);
        }
    }
}
