package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Refusal;
import covenant.engine.command.Tick;
import covenant.ledger.disk.Disk;
import covenant.ledger.fixture.JournalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without room for a next segment commands are refused, nothing is lost, and the journal goes on when there is room again. */
class DiskFullTest {
    private static final long RETRY_MILLIS = 20;

    @TempDir
    Path directory;

    private volatile boolean full;

    private void allocate(Path file, long from, long bytes) throws IOException {
        SegmentAllocator.ZEROS.allocate(file, from, full ? bytes / 2 : bytes);
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    /** Stages ticks one by one until one is refused; returns the sequence of the last that was not. */
    private static long fill(Journal journal, long sequence) {
        long last = sequence;
        Refusal refusal = null;
        while (refusal == null) {
            refusal = journal.stage(last + 1, last, Tick.now());
            journal.flush();
            last += refusal == null ? 1 : 0;
        }
        assertThat(refusal).isEqualTo(Refusal.JOURNAL_FULL);
        assertThat(journal.durable().sequence())
                .as("all that was taken is on disk")
                .isEqualTo(last);
        return last;
    }

    private static void awaitRoom(Journal journal, long sequence) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> journal.stage(sequence, sequence, Tick.now()) == null);
        journal.flush();
    }

    @Test
    void aFullDiskRefusesAndGoesOn() throws Exception {
        JournalOptions options = new JournalOptions(2 << 10, this::allocate, RETRY_MILLIS);
        try (Journal journal = JournalFiles.open(directory, options)) {
            Awaitility.await().until(() -> Files.exists(directory.resolve("journal-next.tmp")));
            full = true;
            long last = fill(journal, 0);
            assertThat(journal.problem()).contains("No space left on device");
            Awaitility.await("what was half made is given back")
                    .until(() -> !Files.exists(directory.resolve("journal-next.tmp")));
            journal.stageHash(last, new byte[32]);
            journal.flush();
            assertThat(JournalFiles.read(directory, last - 1))
                    .as("it can still be sealed")
                    .hasSize(2);
            full = false;
            awaitRoom(journal, last + 1);
            assertThat(journal.problem()).isEmpty();
            full = true;
            long more = fill(journal, last + 1);
            assertThat(JournalFiles.commands(directory)).hasSize((int) more);
        }
    }

    @Test
    void aVenueStartsOnAFullDiskAndUsesTheRoomItHas() throws Exception {
        JournalOptions options = new JournalOptions(2 << 10, this::allocate, RETRY_MILLIS);
        JournalFiles.open(directory, options).close();
        full = true;
        try (Journal journal = JournalFiles.open(directory, options)) {
            assertThat(fill(journal, 0)).isGreaterThan(10);
        }
    }

    @Test
    void aWriteThatFailsInRoomAlreadyMadeIsThrown() throws Exception {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            journal.stage(1, 1, Tick.now());
            journal.flush();
            journal.stage(2, 2, Tick.now());
            Thread.currentThread().interrupt(); // the JDK closes a channel whose writer is interrupted
            assertThatThrownBy(journal::flush)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("the journal could not be written");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(journal.durable().sequence()).isEqualTo(1);
        }
        assertThat(JournalEnd.find(directory).position().sequence()).isBetween(1L, 2L);
    }

    /** Asks for room and is told there is none; or writes until the kernel says so. */
    @ParameterizedTest(name = "asked first: {0}")
    @ValueSource(booleans = {true, false})
    void aRealFullFileSystem(boolean askFirst) throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", small.toString()),
                "needs the right to mount a tmpfs");
        try {
            SegmentAllocator allocator = askFirst ? SegmentAllocator.ZEROS : DiskFullTest::write;
            JournalOptions options = new JournalOptions(64 << 10, allocator, RETRY_MILLIS);
            try (Journal journal = JournalFiles.open(small, options)) {
                long last = fill(journal, 0);
                assertThat(journal.problem()).contains("No space left on device");
                assertThat(run("mount", "-o", "remount,size=400k", small.toString()))
                        .isTrue();
                awaitRoom(journal, last + 1);
                assertThat(fill(journal, last + 1)).isGreaterThan(last + 1);
            }
            assertThat(JournalEnd.find(small).torn()).isNull();
        } finally {
            run("umount", small.toString());
        }
    }

    private static void write(Path file, long from, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Disk.writeZeros(channel, from, bytes);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program here
        }
    }
}
