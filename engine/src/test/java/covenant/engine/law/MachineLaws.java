package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Laws about the engine as a machine: what changes it, and that it can be run again. */
final class MachineLaws {
    private MachineLaws() {}

    /** In place of a cut: every place, one after the other. */
    static final long EVERYWHERE = Long.MIN_VALUE;

    /** The laws of one run; {@code cut} picks where the snapshot is taken. */
    static List<Law> all(long cut) {
        return List.of(
                new RefusedChangesNothing(),
                new ClosesInTime(),
                new RepeatedIsAnsweredOnce(),
                new EncodingIsFaithful(),
                new ReplayIsTheSame(),
                new SnapshotAndTail(cut),
                new RehearsalLaw());
    }

    private static final class RefusedChangesNothing extends Law {
        RefusedChangesNothing() {
            super("a refused command changes nothing");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            // Time may pass with any command: then, and only then, a market closes or an order expires; and what was
            // left to fill is filled.
            if (!answer.ok() && !trial.wasDue()) {
                check(
                        Arrays.equals(trial.hash(), trial.hashBefore()),
                        "refused %s, but the hash moved",
                        answer.refusal());
                check(trial.events().isEmpty(), "refused %s, but told %s", answer.refusal(), trial.events());
                exercised();
            }
            checkEqual(
                    answer.repeated()
                            ? true
                            : answer.sequence() == trial.engine().sequence(),
                    true,
                    "sequence");
        }
    }

    private static final class ClosesInTime extends Law {
        ClosesInTime() {
            super("a market trades until its closing time and not from then on");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Market market : trial.engine().state().markets()) {
                long closesAt = market.terms().closesAtMicros();
                boolean isOver = closesAt != 0 && trial.engine().atMicros() >= closesAt;
                if (market.phase() == Phase.OPEN || market.phase() == Phase.CLOSED) {
                    checkEqual(
                            market.phase() == Phase.CLOSED,
                            isOver,
                            "closed, at %d",
                            trial.engine().atMicros());
                    exercised();
                }
            }
        }
    }

    /** A venue with a good memory, against the engine's. */
    private static final class RepeatedIsAnsweredOnce extends Law {
        private final Map<String, Done> accepted = new HashMap<>();

        RepeatedIsAnsweredOnce() {
            super("a repeated command gets its first answer and changes nothing");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            Command command = step.command();
            if (!command.commandId().isPresent()) {
                return;
            }
            String key = command.by() + " " + command.commandId().text();
            Done first = accepted.get(key);
            if (first == null) {
                check(!answer.repeated(), "answered as repeated, but is new");
                if (answer.ok()) {
                    accepted.put(key, trial.done().get(trial.done().size() - 1));
                }
            } else if (first.command().bare().equals(command.bare())) {
                Answer a = first.answer();
                checkEqual(answer, repeated(a), "the answer given again");
                check(!hasMoved(trial), "a repeated command changed the state");
                exercised();
            } else {
                Refusal refusal = answer.refusal();
                check(
                        refusal == Refusal.COMMAND_ID_REUSED || refusal == Refusal.ROLE_NOT_ADMITTED,
                        "the id was used for %s before, now: %s",
                        first.command(),
                        answer);
                exercised();
            }
        }

        private static boolean hasMoved(Trial trial) {
            return !trial.wasDue() && !Arrays.equals(trial.hash(), trial.hashBefore());
        }

        private static Answer repeated(Answer a) {
            return new Answer(
                    a.sequence(),
                    a.atMicros(),
                    null,
                    "",
                    true,
                    a.number(),
                    a.sharesMicros(),
                    a.costMicros(),
                    a.feeMicros(),
                    a.priceBeforePpb(),
                    a.priceAfterPpb(),
                    a.collateralMicros(),
                    a.cashAfterMicros(),
                    a.legs());
        }
    }

    private static final class EncodingIsFaithful extends Law {
        EncodingIsFaithful() {
            super("a command survives its encoding");
        }

        @Override
        void before(Trial trial, Step step) {
            WireWriter out = new WireWriter(16);
            CommandCodec.encode(step.command(), out);
            WireReader in = new WireReader(out.written());
            checkEqual(CommandCodec.decode(step.command().journalKind(), in), step.command(), "read back");
            check(!in.hasMore(), "bytes are left");
            exercised();
        }
    }

    private static final class ReplayIsTheSame extends Law {
        ReplayIsTheSame() {
            super("replaying the same envelopes gives the same answers, the same hash and the same state");
        }

        @Override
        void atEnd(Trial trial) {
            Engine replay = new Engine();
            for (Done done : trial.done()) {
                Answer answer = replay.apply(done.sequence(), done.atMicros(), done.command(), EventSink.NONE);
                checkEqual(answer, done.answer(), "answer to %d", done.sequence());
            }
            check(Arrays.equals(replay.hash(), trial.hash()), "the hash differs");
            check(Arrays.equals(traversal(replay), traversal(trial.engine())), "equal hashes, different states");
            exercised();
        }
    }

    private static final class SnapshotAndTail extends Law {
        private final long cut;

        SnapshotAndTail(long cut) {
            super("a snapshot and the tail after it give the same as the whole");
            this.cut = cut;
        }

        @Override
        void atEnd(Trial trial) {
            int size = trial.done().size();
            int first = cut == EVERYWHERE ? 0 : Math.floorMod(cut, size);
            int last = cut == EVERYWHERE ? size - 1 : first;
            for (int at = first; at <= last; at++) {
                cutAt(trial, at);
                exercised();
            }
        }

        private void cutAt(Trial trial, int at) {
            List<Done> all = trial.done();
            Engine head = new Engine();
            for (Done done : all.subList(0, at)) {
                head.apply(done.sequence(), done.atMicros(), done.command(), EventSink.NONE);
            }
            byte[] saved = traversal(head);
            Engine tail = new Engine(
                    StateCodec.read(new WireReader(ByteBuffer.wrap(saved))), head.sequence(), head.atMicros());
            check(
                    Arrays.equals(StateHash.of(tail.state()), head.hash()),
                    "the snapshot at %d reads back differently",
                    at);
            for (Done done : all.subList(at, all.size())) {
                Answer answer = tail.apply(done.sequence(), done.atMicros(), done.command(), EventSink.NONE);
                checkEqual(answer, done.answer(), "answer to %d after a snapshot at %d", done.sequence(), at);
            }
            check(Arrays.equals(tail.hash(), trial.hash()), "the hash differs after a snapshot at %d", at);
            check(Arrays.equals(traversal(tail), traversal(trial.engine())), "equal hashes, different states");
        }
    }

    /** All that a snapshot holds. */
    static byte[] traversal(Engine engine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(engine.state(), piece -> {
            byte[] part = new byte[piece.size()];
            piece.written().get(part);
            bytes.writeBytes(part);
        });
        return bytes.toByteArray();
    }
}
