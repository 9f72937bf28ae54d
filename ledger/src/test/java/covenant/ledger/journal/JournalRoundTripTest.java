package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.command.Tick;
import covenant.engine.command.VoidMarket;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.JournalFiles.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is staged and flushed is what is read, and what is refused leaves no trace. */
class JournalRoundTripTest {
    @TempDir
    Path directory;

    @Test
    void everyKindOfCommandIsReadAsItWasWritten() throws Exception {
        List<Command> commands = Commands.oneOfEach();
        assertThat(commands.stream().map(Command::journalKind).collect(Collectors.toSet()))
                .as("the fixture has every kind")
                .containsExactlyInAnyOrder(CommandKind.values());
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            for (int i = 0; i < commands.size(); i++) {
                assertThat(journal.stage(i + 1, 1_000 + i, commands.get(i))).isNull();
            }
            journal.stageHash(commands.size(), new byte[32]);
            journal.flush();
            assertThat(journal.durable().sequence()).isEqualTo(commands.size());
        }
        List<Entry> read = JournalFiles.read(directory, 0);
        assertThat(read).hasSize(commands.size() + 1);
        for (int i = 0; i < commands.size(); i++) {
            assertThat(read.get(i)).isEqualTo(new Entry(i + 1, 1_000 + i, commands.get(i), null));
        }
        assertThat(read.get(commands.size()))
                .isEqualTo(new Entry(commands.size(), 999 + commands.size(), null, "00".repeat(32)));
    }

    @Test
    void aReaderBeginsJustBehindAnySequence() throws Exception {
        List<Command> commands = new Commands(1).some(200);
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            for (int i = 0; i < commands.size(); i++) {
                journal.stage(i + 1, i, commands.get(i));
                journal.flush();
            }
        }
        for (int after = 0; after <= commands.size(); after++) {
            assertThat(JournalFiles.read(directory, after))
                    .as("after %d", after)
                    .extracting(Entry::command)
                    .isEqualTo(commands.subList(after, commands.size()));
        }
    }

    @Test
    void whatCannotBeReadBackIsRefusedAndLeavesNoTrace() throws Exception {
        Command tooLarge = new VoidMarket(CommandId.of("large"), 2, 0, "x".repeat(64 << 10));
        Command justFits = new VoidMarket(CommandId.of("large"), 2, 0, "x".repeat((64 << 10) - 100));
        Command halfPair = new VoidMarket(CommandId.of("half"), 2, 0, "half a pair: \uD83D");
        try (Journal journal =
                JournalFiles.open(directory, JournalOptions.defaults().withSegmentBytes(1 << 20))) {
            assertThat(journal.stage(1, 1, tooLarge)).isEqualTo(Refusal.LIMIT_EXCEEDED);
            assertThat(journal.stage(1, 1, halfPair)).isEqualTo(Refusal.TEXT_INVALID);
            journal.flush();
            assertThat(journal.durable()).isEqualTo(new JournalPosition(1, 0, 0));
            assertThat(journal.stage(1, 1, justFits)).isNull();
            assertThat(journal.stage(2, 1, halfPair)).isEqualTo(Refusal.TEXT_INVALID);
            assertThat(journal.stage(2, 1, Tick.now())).isNull();
            journal.flush();
        }
        assertThat(JournalFiles.commands(directory)).containsExactly(justFits, Tick.now());
    }

    @Test
    void aBatchLargerThanTheBufferIsStillOneFlush() throws Exception {
        Command large = new VoidMarket(CommandId.of("large"), 2, 0, "é".repeat(30_000));
        try (Journal journal =
                JournalFiles.open(directory, JournalOptions.defaults().withSegmentBytes(8 << 20))) {
            for (int sequence = 1; sequence <= 50; sequence++) {
                assertThat(journal.stage(sequence, sequence, large)).isNull();
                assertThat(journal.durable().sequence()).isZero();
            }
            journal.flush();
            assertThat(journal.durable().sequence()).isEqualTo(50);
        }
        assertThat(JournalFiles.commands(directory)).hasSize(50).containsOnly(large);
        assertThat(JournalEnd.find(directory).lastBatchStart()).isZero();
    }

    @Test
    void theSameHashIsNotWrittenTwice() throws Exception {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            journal.stage(1, 1, Tick.now());
            journal.stageHash(1, new byte[32]);
            journal.flush();
        }
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            journal.stageHash(1, new byte[32]);
            journal.flush();
        }
        assertThat(JournalFiles.read(directory, 0)).hasSize(2);
    }
}
