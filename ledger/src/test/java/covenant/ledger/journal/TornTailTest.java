package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Command;
import covenant.engine.command.Tick;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash can leave behind the last flush: all of it is cut, reported, and never stands in the way. */
class TornTailTest {
    private static final int SECTOR = 512;

    @TempDir
    Path directory;

    private final List<Command> commands = new Commands(7).some(24);
    private Path segment;

    /** Three flushes: 10 commands, one command, 13 commands. */
    @BeforeEach
    void write() throws IOException {
        segment = directory.resolve(JournalFiles.name(1));
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            append(journal, 1, 10);
            append(journal, 11, 11);
            append(journal, 12, 24);
        }
    }

    private void append(Journal journal, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            journal.stage(sequence, sequence, commands.get(sequence - 1));
        }
        journal.flush();
    }

    private long offsetOf(long sequence) throws IOException {
        JournalEnd end = JournalEnd.find(directory);
        try (JournalReader reader = JournalReader.after(directory, sequence - 1)) {
            return reader.next(end.position()).offset();
        }
    }

    private long end() throws IOException {
        return JournalEnd.find(directory).position().offset();
    }

    /** Cuts, appends, and reads: the commands up to {@code good}, then one new one. */
    private void assertGoesOnAfter(long good) throws IOException {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            assertThat(journal.stage(good + 1, 1_000, Tick.now())).isNull();
            journal.flush();
        }
        List<Command> read = JournalFiles.commands(directory);
        assertThat(read.subList(0, (int) good)).isEqualTo(commands.subList(0, (int) good));
        assertThat(read.subList((int) good, read.size())).containsExactly(Tick.now());
        assertThat(JournalEnd.find(directory).torn()).isNull();
    }

    @Test
    void aFileCutAtEveryByteOfItsLastRecordIsRecovered() throws Exception {
        byte[] whole = Files.readAllBytes(segment);
        int last = (int) offsetOf(24);
        for (int length = last; length < end(); length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            TornTail torn = JournalEnd.find(directory).torn();
            if (length == last) {
                assertThat(torn).as("cut between two records").isNull();
            } else {
                assertThat(torn.lastGoodSequence()).isEqualTo(23);
                assertThat(torn.file()).isEqualTo(segment);
                assertThat(torn.offset()).isEqualTo(last);
                assertThat(torn.bytes()).isBetween(1L, (long) length - last);
                assertThat(torn.toString())
                        .contains(segment.getFileName().toString(), "offset " + last, "sequence is 23");
            }
            assertGoesOnAfter(23);
            Files.write(segment, whole);
        }
    }

    @Test
    void zerosInPlaceOfTheEndOfTheLastRecordAreATornWriteToo() throws Exception {
        byte[] whole = Files.readAllBytes(segment);
        int last = (int) offsetOf(24);
        for (int from = last; from < last + FrameLayout.HEADER; from++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, from, torn.length, (byte) 0);
            Files.write(segment, torn);
            assertGoesOnAfter(23);
            Files.write(segment, whole);
        }
    }

    @Test
    void anySectorsOfTheLastFlushMayBeMissing() throws Exception {
        byte[] whole = Files.readAllBytes(segment);
        int from = (int) offsetOf(12);
        int to = (int) end();
        int sectors = (to - 1) / SECTOR - from / SECTOR + 1;
        assertThat(sectors).as("the scenario needs a flush of several sectors").isBetween(3, 8);
        for (int missing = 1; missing < 1 << sectors; missing++) {
            byte[] torn = whole.clone();
            int firstMissing = to;
            for (int i = sectors - 1; i >= 0; i--) {
                if ((missing >> i & 1) == 1) {
                    int start = Math.max(from, (from / SECTOR + i) * SECTOR);
                    firstMissing = start;
                    Arrays.fill(torn, start, Math.min(to, (from / SECTOR + i + 1) * SECTOR), (byte) 0);
                }
            }
            Files.write(segment, torn);
            JournalEnd end = JournalEnd.find(directory);
            long good = end.position().sequence();
            assertThat(good)
                    .as("sectors missing: %s", Integer.toBinaryString(missing))
                    .isBetween(11L, 23L);
            assertThat(end.position().offset()).isLessThanOrEqualTo(firstMissing);
            assertGoesOnAfter(good);
            Files.write(segment, whole);
        }
    }

    @Test
    void aMissingSectorOfAnEarlierFlushIsDamage() throws Exception {
        byte[] bytes = Files.readAllBytes(segment);
        Arrays.fill(bytes, 0, (int) offsetOf(3), (byte) 0);
        Files.write(segment, bytes);
        assertThatThrownBy(() -> JournalEnd.find(directory))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining(segment.getFileName() + " at offset 0, sequence 1: zeros in place of a frame")
                .hasMessageContaining("later flush");
        assertThat(Files.readAllBytes(segment)).as("nothing was changed").isEqualTo(bytes);
    }

    @Test
    void aSealAloneIsAFlushOfItsOwn() throws Exception {
        long seal = end();
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            journal.stageHash(24, new byte[32]);
            journal.flush();
            journal.stage(25, 1_000, Tick.now());
            journal.flush();
        }
        JournalFiles.flip(segment, seal + FrameLayout.HEADER, 0);
        assertThatThrownBy(() -> JournalEnd.find(directory))
                .as("the hash was on disk before the command after it, so its loss is damage, not a torn end")
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("offset " + seal + ", sequence 25: the checksum does not match");
    }

    @Test
    void rubbishBehindTheEndIsCut() throws Exception {
        long end = end();
        JournalFiles.flip(segment, 4_000, 3);
        assertThat(JournalEnd.find(directory).torn()).isEqualTo(new TornTail(segment, end, 4_001 - end, 24));
        assertGoesOnAfter(24);
    }

    @Test
    void aCrashRightAfterRollingLeavesAnEmptyLastSegment() throws Exception {
        SegmentAllocator.ZEROS.allocate(directory.resolve(JournalFiles.name(25)), 0, 4 << 10);
        assertThat(JournalEnd.find(directory).position()).isEqualTo(new JournalPosition(25, 0, 24));
        assertGoesOnAfter(24);
    }

    @Test
    void aJournalThatWasNeverClosedIsOpenedAgain() throws Exception {
        Journal dropped = JournalFiles.open(directory, JournalFiles.SMALL);
        dropped.stage(25, 1_000, Tick.now());
        dropped.flush();
        dropped.stage(26, 1_001, Tick.now());
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            assertThat(journal.durable().sequence())
                    .as("flushed is there, staged is not")
                    .isEqualTo(25);
        }
        dropped.close();
    }
}
