package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small segments, flushes that end anywhere in them. */
class SegmentRollTest {
    private static final long SEED = 20_260_101;

    @TempDir
    Path directory;

    @Test
    void theJournalGoesOnFromSegmentToSegment() throws Exception {
        List<Command> commands = new Commands(SEED).some(2_000);
        Random random = new Random(SEED);
        int staged = 0;
        while (staged < commands.size()) {
            // Opened anew every few flushes; now and then a flush reaches over several segments.
            try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
                for (int flush = 0; flush < 5; flush++) {
                    for (int i = random.nextInt(100); i >= 0 && staged < commands.size(); i--) {
                        assertThat(journal.stage(staged + 1, staged, commands.get(staged)))
                                .isNull();
                        staged++;
                    }
                    journal.stageHash(staged, new byte[32]);
                    journal.flush();
                    assertThat(journal.durable().sequence()).isEqualTo(staged);
                }
            }
        }
        assertThat(JournalFiles.commands(directory)).as("seed %d", SEED).isEqualTo(commands);
        List<Segment> segments = Segment.list(directory);
        assertThat(segments).hasSizeGreaterThan(40);
        assertThat(segments.get(0).firstSequence()).isEqualTo(1);
        for (Segment segment : segments) {
            assertThat(Files.size(segment.file()))
                    .as("written ahead, never grown")
                    .isEqualTo(4 << 10);
        }
        assertThat(directory.resolve("journal-next.tmp"))
                .as("closed: nothing is kept ahead")
                .doesNotExist();
    }

    @Test
    void theNextSegmentIsMadeAheadOfTime() throws Exception {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            org.awaitility.Awaitility.await()
                    .until(() -> Files.exists(directory.resolve("journal-next.tmp"))
                            && Files.size(directory.resolve("journal-next.tmp")) == 4 << 10);
            assertThat(Segment.list(directory)).hasSize(1);
            assertThat(journal.problem()).isEmpty();
        }
    }

    @Test
    void aSegmentIsReadUpToWhatIsDurableWhileItIsWritten() throws Exception {
        List<Command> commands = new Commands(SEED).some(300);
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL);
                JournalReader reader = JournalReader.after(directory, 0)) {
            for (int i = 0; i < commands.size(); i++) {
                journal.stage(i + 1, i, commands.get(i));
                assertThat(reader.next(journal.durable())).as("not flushed yet").isNull();
                journal.flush();
                assertThat(reader.next(journal.durable()).command()).isEqualTo(commands.get(i));
            }
        }
    }
}
