package covenant.engine.command;

/**
 * A digest of what a command asks for, by which a command id that is used again for something else is noticed. What the sender may
 * rightly vary when it sends a command again is left out: a slug derived from a title, and a key made for the occasion.
 */
public final class CommandDigest {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final OfContent OF_CONTENT = new OfContent();

    private CommandDigest() {}

    /** The digest of a command's id, kind and content. */
    public static long of(Command command) {
        return mix(
                command.accept(OF_CONTENT),
                command.kind().number() ^ command.commandId().high());
    }

    private static long mix(long digest, long x) {
        long mixed = (digest ^ x) * MIX;
        return mixed ^ mixed >>> 32;
    }

    private static long mix(long digest, String text) {
        long mixed = digest;
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mix(mixed, text.length());
    }

    private static final class OfContent implements Command.Visitor<Long> {
        @Override
        public Long foundVenue(FoundVenue c) {
            return mix(c.simulated() ? 1 : 0, c.name());
        }

        @Override
        public Long openAccount(OpenAccount c) {
            return mix(mix(c.role().number(), c.depositMicros()), c.name());
        }

        @Override
        public Long deposit(Deposit c) {
            return mix(c.account(), c.amountMicros());
        }

        @Override
        public Long withdraw(Withdraw c) {
            return mix(c.account(), c.amountMicros());
        }

        @Override
        public Long issueKey(IssueKey c) {
            return mix(c.account(), c.revokeOthers() ? 1 : 0);
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
            return digest;
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
            return mix(c.market(), c.liquidityMicros());
        }

        @Override
        public Long settleCondition(SettleCondition c) {
            return mix(c.market(), c.condition());
        }

        @Override
        public Long settleOutcome(SettleOutcome c) {
            return mix(mix(c.market(), c.outcome()), c.valueMicros());
        }

        @Override
        public Long voidMarket(VoidMarket c) {
            return mix(c.market(), c.reason());
        }

        @Override
        public Long tick(Tick c) {
            return 0L;
        }
    }
}
