package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.OnCommitment;
import covenant.engine.command.OnMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.commitment.Commitment;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.StateCodec;
import covenant.engine.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Laws about batches and about commands that ask for an unchanged market or commitment, each against a copy of the venue that does without. */
final class BatchLaws {
    private BatchLaws() {}

    static List<Law> all() {
        return List.of(new BatchIsItsTrades(), new ConditionalIsPlain());
    }

    /** The venue as a snapshot of it would begin. */
    private static Engine copy(Engine engine) {
        ByteBuffer saved = ByteBuffer.wrap(MachineLaws.traversal(engine));
        return new Engine(StateCodec.read(new WireReader(saved)), engine.sequence(), engine.atMicros());
    }

    private static final class BatchIsItsTrades extends Law {
        private Engine other;

        BatchIsItsTrades() {
            super("a batch is its trades one after the other");
        }

        @Override
        void before(Trial trial, Step step) {
            other = step.command().bare() instanceof TradeBatch ? copy(trial.engine()) : null;
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (other == null || !answer.ok() || answer.repeated()) {
                return;
            }
            TradeBatch batch = (TradeBatch) step.command().bare();
            long at = trial.engine().atMicros();
            other.apply(other.sequence() + 1, at, Tick.now(), EventSink.NONE);
            checkEqual(answer.legs().size(), batch.legs().size(), "legs");
            for (int i = 0; i < batch.legs().size(); i++) {
                TradeBatch.Leg leg = batch.legs().get(i);
                checkLimits(leg.order(), answer.legs().get(i));
                if (other.state().orders().hasBacklog()) {
                    return; // single trades may fill more orders than a batch
                }
                Answer single = other.apply(
                        other.sequence() + 1,
                        at,
                        new Trade(CommandId.NONE, batch.by(), leg.market(), leg.order()),
                        EventSink.NONE);
                if (!single.ok()) {
                    check(isAboutFunds(single), "trade %d alone is refused: %s", i, single.detail());
                    return;
                }
                check(answer.legs().get(i), single, other.state().market(leg.market()), i);
            }
            checkSame(trial.engine());
            exercised();
        }

        private void checkLimits(Order order, Answer.Leg leg) {
            check(leg.costMicros() <= order.maxCostMicros(), "it cost %d", leg.costMicros());
            if (order.mode() == Order.Mode.SPEND) {
                check(leg.costMicros() <= order.amount(), "it cost %d of %d", leg.costMicros(), order.amount());
            }
            if (order.mode() == Order.Mode.SHARES) {
                checkEqual(leg.sharesMicros(), order.amount(), "shares");
            }
        }

        private static boolean isAboutFunds(Answer answer) {
            return answer.refusal() == Refusal.INSUFFICIENT_FUNDS
                    || answer.refusal() == Refusal.POSITION_TOO_LARGE
                    || answer.refusal() == Refusal.POSITION_LIMIT_EXCEEDED;
        }

        /** Of a single trade the price after is told before its cost is rounded, which moves the maker's debts by a micro. */
        private void check(Answer.Leg leg, Answer single, Market market, int i) {
            checkEqual(
                    List.of(leg.sharesMicros(), leg.costMicros(), leg.feeMicros(), leg.priceBeforePpb()),
                    List.of(single.sharesMicros(), single.costMicros(), single.feeMicros(), single.priceBeforePpb()),
                    "shares, cost, fee and price before of trade %d",
                    i);
            double apart = Math.abs((double) leg.priceAfterPpb() - single.priceAfterPpb());
            check(apart <= 1 + 2.0 * Limits.PPB / market.liquidityMicros(), "the price after trade %d", i);
        }

        private void checkSame(Engine engine) {
            for (Account account : engine.state().accounts()) {
                long expected = other.state().account(account.number()).cashMicros();
                checkEqual(account.cashMicros(), expected, "cash of %s", account.id());
            }
            for (Market market : engine.state().markets()) {
                long[] expected = other.state().market(market.number()).debts();
                check(Arrays.equals(market.debts(), expected), "the debts of market %d", market.number());
            }
        }
    }

    private static final class ConditionalIsPlain extends Law {
        private Engine other;
        private boolean holds;

        ConditionalIsPlain() {
            super("a command on a condition is the plain one where nothing changed, and else refused or a repetition");
        }

        @Override
        void before(Trial trial, Step step) {
            other = null;
            if (step.command() instanceof IfUnchanged c) {
                other = copy(trial.engine());
                long changed = changedSequence(trial.engine(), c);
                holds = changed == c.changedSequence() || changed < 0;
            }
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (other == null) {
                return;
            }
            if (answer.refusal() == Refusal.CHANGED_MEANWHILE) {
                check(!holds || trial.wasDue(), "refused, but nothing had changed");
            } else {
                Answer plain = other.apply(
                        other.sequence() + 1,
                        trial.engine().atMicros(),
                        step.command().bare(),
                        EventSink.NONE);
                checkEqual(answer, plain, "with a condition");
                check(Arrays.equals(other.hash(), trial.hash()), "the hash differs from that of the plain command");
                check(holds || trial.wasDue() || !answer.ok() || answer.repeated(), "carried out though changed");
            }
            exercised();
        }

        private static long changedSequence(Engine engine, IfUnchanged c) {
            if (c.inner() instanceof OnMarket about) {
                Market market = engine.state().market(about.market());
                return market == null ? -1 : market.changedSequence();
            }
            Commitment commitment = engine.state().commitments().commitment(((OnCommitment) c.inner()).commitment());
            return commitment == null ? -1 : commitment.changedSequence();
        }
    }
}
