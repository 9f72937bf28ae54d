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
 * A journal written by version 1 of the layout, kept as text: one frame a line. It must be read for ever. When the layout or a command
 * grows, leave the file as it is, add a second one beside it, and let the writing test use that.
 */
class GoldenJournalTest {
    private static final String GOLDEN = "/golden/journal-v1.hex";
    private static final int COMMANDS = 15;

    @TempDir
    Path directory;

    private static byte[] golden() throws IOException {
        try (InputStream in = GoldenJournalTest.class.getResourceAsStream(GOLDEN)) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }

    @Test
    void aJournalOfVersion1IsReadForEver() throws Exception {
        Files.write(directory.resolve(JournalFiles.name(1)), golden());
        List<Entry> entries = JournalFiles.read(directory, 0);
        List<Command> commands = Commands.oneOfEach().subList(0, COMMANDS);
        assertThat(entries).hasSize(COMMANDS + 1);
        for (int i = 0; i < COMMANDS; i++) {
            assertThat(entries.get(i)).isEqualTo(new Entry(i + 1, 1_767_225_600_000_000L + i, commands.get(i), null));
        }
        assertThat(entries.get(COMMANDS).hash()).isEqualTo("ab".repeat(32));
    }

    @Test
    void todaysWriterWritesTheSameBytes() throws Exception {
        try (Journal journal = JournalFiles.open(directory, JournalFiles.SMALL)) {
            List<Command> commands = Commands.oneOfEach().subList(0, COMMANDS);
            for (int i = 0; i < COMMANDS; i++) {
                journal.stage(i + 1, 1_767_225_600_000_000L + i, commands.get(i));
                if (i % 3 == 2) {
                    journal.flush();
                }
            }
            byte[] hash = new byte[32];
            Arrays.fill(hash, (byte) 0xAB);
            journal.stageHash(COMMANDS, hash);
            journal.flush();
        }
        JournalEnd end = JournalEnd.find(directory);
        byte[] file = Files.readAllBytes(end.file());
        byte[] written = Arrays.copyOf(file, (int) end.position().offset());
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(HexFormat.of().formatHex(golden()));
    }
}
