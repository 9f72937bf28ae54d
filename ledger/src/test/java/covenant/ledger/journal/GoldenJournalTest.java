package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.JournalFiles;
import covenant.ledger.fixture.JournalFiles.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals as each version of the layout wrote them, kept as text: one frame a line. They must be read for ever. When the layout or a
 * command grows, leave the files as they are, add one beside them, and let the writing test use that.
 */
class GoldenJournalTest {
    private static final String VERSION_1 = "/golden/journal-v1.hex";
    private static final String VERSION_2 = "/golden/journal-v2.hex";
    private static final String VERSION_3 = "/golden/journal-v3.hex";
    private static final String VERSION_4 = "/golden/journal-v4.hex";
    private static final int STATE_LAYOUT = 4;

    @TempDir
    Path directory;

    private static byte[] golden(String resource) throws IOException {
        try (InputStream in = GoldenJournalTest.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }

    /** Fields that this version did not have come out as what they stood for then. */
    @Test
    void aJournalOfVersion1IsReadForEver() throws Exception {
        assertReads(VERSION_1, Commands.ofVersion1());
    }

    @Test
    void aJournalOfVersion2IsReadForEver() throws Exception {
        assertReads(VERSION_2, Commands.ofVersion2());
    }

    @Test
    void aJournalOfVersion3IsReadForEver() throws Exception {
        assertReads(VERSION_3, Commands.oneOfEach());
    }

    /** As version 3, and the hash tells the layout of the state that was hashed. */
    @Test
    void aJournalOfVersion4IsReadForEver() throws Exception {
        assertReads(VERSION_4, Commands.oneOfEach(), STATE_LAYOUT);
    }

    private void assertReads(String resource, List<Command> commands) throws Exception {
        assertReads(resource, commands, 0);
    }

    private void assertReads(String resource, List<Command> commands, int stateLayout) throws Exception {
        Files.write(directory.resolve(JournalFiles.name(1)), golden(resource));
        List<Entry> entries = JournalFiles.read(directory, 0);
        assertThat(entries).hasSize(commands.size() + 1);
        for (int i = 0; i < commands.size(); i++) {
            assertThat(entries.get(i)).isEqualTo(new Entry(i + 1, 1_767_225_600_000_000L + i, commands.get(i), null));
        }
        assertThat(entries.get(commands.size()).hash()).isEqualTo("ab".repeat(32));
        JournalEnd end = JournalEnd.find(directory);
        try (JournalReader reader = JournalReader.after(directory, commands.size())) {
            assertThat(reader.next(end.position()).stateLayout()).isEqualTo(stateLayout);
        }
    }

    @Test
    void todaysWriterWritesTheSameBytes() throws Exception {
        List<Command> commands = Commands.oneOfEach();
        try (Journal journal =
                JournalFiles.open(directory, JournalOptions.defaults().withSegmentBytes(64 << 10))) {
            for (int i = 0; i < commands.size(); i++) {
                journal.stage(i + 1, 1_767_225_600_000_000L + i, commands.get(i));
                if (i % 3 == 2) {
                    journal.flush();
                }
            }
            byte[] hash = new byte[32];
            Arrays.fill(hash, (byte) 0xAB);
            journal.stageHash(commands.size(), hash, STATE_LAYOUT);
            journal.flush();
        }
        JournalEnd end = JournalEnd.find(directory);
        byte[] file = Files.readAllBytes(end.file());
        byte[] written = Arrays.copyOf(file, (int) end.position().offset());
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(HexFormat.of().formatHex(golden(VERSION_4)));
    }
}
