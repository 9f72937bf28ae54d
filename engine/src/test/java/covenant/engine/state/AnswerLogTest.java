package covenant.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The memory for accepted commands, against a list of all of them. */
class AnswerLogTest {
    private static final long SEED = 20_260_106L;
    private static final int WINDOW = Limits.REMEMBERED_COMMANDS;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Command> commands = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    @Test
    void theLastCommandsAreRememberedAndThoseBeforeTwiceAsManyForgotten() {
        AnswerLog log = new AnswerLog();
        for (int i = 0; i < 3 * WINDOW + 17; i++) {
            add(log);
            boolean atAnEdge = (i + 1) % WINDOW < 2 || Integer.bitCount(i) == 1;
            if (atAnEdge || random.nextInt(20_000) == 0) {
                compare(log, 200);
            }
        }
        compare(log, 100_000);
    }

    @Test
    void aSavedMemoryIsTheSameMemory() {
        AnswerLog log = new AnswerLog();
        for (int size : new int[] {0, 1, 255, 256, 257, 1_000, WINDOW - 1, WINDOW, WINDOW + 1, 2 * WINDOW + 5}) {
            while (commands.size() < size) {
                add(log);
            }
            AnswerLog read = AnswerLog.read(log.chain(), new WireReader(ByteBuffer.wrap(saved(log))));
            assertThat(saved(read)).isEqualTo(saved(log));
            compare(read, 1_000);
            // And goes on as the original does.
            log = read;
        }
    }

    @Test
    void batchesFillItByTheirTradesAlsoAfterASave() {
        AnswerLog log = new AnswerLog();
        List<Answer.Leg> legs = Collections.nCopies(Limits.MAX_BATCH, new Answer.Leg(1, 2, 3, 4, 5));
        List<TradeBatch.Leg> asked =
                Collections.nCopies(Limits.MAX_BATCH, new TradeBatch.Leg(0, Order.shares(0, 0, 1)));
        int most = Limits.REMEMBERED_LEGS / Limits.MAX_BATCH;
        for (int i = 1; i <= 2 * most + 1; i++) {
            if (i == most / 2 || i == most + most / 2) {
                log = AnswerLog.read(log.chain(), new WireReader(ByteBuffer.wrap(saved(log))));
            }
            log.remember(new TradeBatch(CommandId.of("b-" + i), 1, asked), Answer.batch(i, i, false, legs, 0, 0));
        }
        assertThat(log.contains(1, CommandId.of("b-1"))).isFalse();
        assertThat(log.contains(1, CommandId.of("b-" + most))).isFalse();
        assertThat(log.contains(1, CommandId.of("b-" + (most + 1)))).isTrue();
        assertThat(log.firstAnswer(new TradeBatch(CommandId.of("b-" + 2 * most), 1, asked))
                        .legs())
                .isEqualTo(legs);
    }

    @Test
    void theSameIdOfAnotherAccountIsAnotherCommand() {
        AnswerLog log = new AnswerLog();
        CommandId id = CommandId.of("same");
        log.remember(new Deposit(id, 1, 0, 0), Answer.opened(1, 1, 7));
        log.remember(new Deposit(id, 2, 0, 0), Answer.opened(2, 2, 8));
        assertThat(log.firstAnswer(new Deposit(id, 1, 0, 0)).number()).isEqualTo(7);
        assertThat(log.firstAnswer(new Deposit(id, 2, 0, 0)).number()).isEqualTo(8);
        assertThat(log.contains(3, id)).isFalse();
        assertThat(log.firstAnswer(new Deposit(id, 1, 0, 5)))
                .as("the same id for another amount")
                .isNull();
        assertThat(log.firstAnswer(new Trade(id, 1, 0, Order.shares(0, 0, 1))))
                .as("the same id for another kind")
                .isNull();
    }

    private void add(AnswerLog log) {
        int sequence = commands.size() + 1;
        CommandId id = CommandId.of(Integer.toString(sequence * 7));
        int by = random.nextInt(Limits.MAX_ACCOUNTS);
        int kind = random.nextInt(4);
        Command command = switch (kind) {
            case 0 -> new Deposit(id, by, 0, 1);
            case 1 -> new PlaceOrder(id, by, 0, 0, 0, 1, 1, 0);
            default -> new Trade(id, by, 0, Order.shares(0, 0, 1));
        };
        Answer answer = switch (kind) {
            case 0 -> Answer.opened(sequence, sequence * 10L, random.nextInt(-1, 9));
            case 1 -> traded(sequence, random.nextInt() >>> 1 + random.nextInt(31));
            default -> traded(sequence, -1);
        };
        commands.add(command);
        answers.add(answer);
        assertThat(log.contains(by, id)).isFalse();
        log.remember(command, answer);
    }

    private Answer traded(int sequence, int number) {
        long shares = random.nextLong(-Limits.MAX_POSITION_MICROS, Limits.MAX_POSITION_MICROS + 1);
        long fee = random.nextLong(Limits.MAX_POSITION_MICROS / 10 + 1);
        long before = random.nextLong(Limits.PPB + 1);
        long after = random.nextInt(3) == 0 ? Limits.PPB : random.nextLong(Limits.PPB);
        return new Answer(
                sequence,
                sequence * 10L,
                null,
                "",
                false,
                number,
                shares,
                -shares,
                fee,
                before,
                after,
                shares / 2,
                -fee,
                List.of());
    }

    private void compare(AnswerLog log, int samples) {
        int size = commands.size();
        for (int i = 0; i < samples && size > 0; i++) {
            int age = i < 50 ? i : random.nextInt(size);
            if (age < size) {
                check(log, size - 1 - age, age);
            }
        }
        check(log, Math.max(0, size - WINDOW), Math.min(size - 1, WINDOW - 1));
        if (size > 2 * WINDOW) {
            check(log, size - 1 - 2 * WINDOW, 2 * WINDOW);
        }
    }

    private void check(AnswerLog log, int index, int age) {
        if (index >= commands.size()) {
            return;
        }
        Command command = commands.get(index);
        boolean contains = log.contains(command.by(), command.commandId());
        if (age < WINDOW) {
            assertThat(contains)
                    .as("seed %d: command %d, %d ago", SEED, index, age)
                    .isTrue();
        }
        if (age >= 2 * WINDOW) {
            assertThat(contains)
                    .as("seed %d: command %d, %d ago", SEED, index, age)
                    .isFalse();
        }
        if (contains) {
            Answer a = answers.get(index);
            assertThat(log.firstAnswer(command))
                    .isEqualTo(new Answer(
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
                            a.legs()));
        }
    }

    private static byte[] saved(AnswerLog log) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(16);
        log.write(out, piece -> {
            byte[] part = new byte[piece.size()];
            piece.written().get(part);
            bytes.writeBytes(part);
        });
        return bytes.toByteArray();
    }
}
