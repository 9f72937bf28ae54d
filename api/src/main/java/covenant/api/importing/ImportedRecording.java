package covenant.api.importing;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.engine.runtime.CommandJournal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The commands by which {@code covenant import} trades a file, held in memory. */
public final class ImportedRecording implements Recording {
    private final Path file;
    private final List<RecordedCommand> commands;

    private ImportedRecording(Path file, List<RecordedCommand> commands) {
        this.file = file;
        this.commands = List.copyOf(commands);
    }

    /**
     * Reads and trades a file.
     *
     * @param mapping a built-in mapping's name or a JSON file
     * @throws ImportFailure if file or mapping cannot be used, or the engine refuses a row
     */
    public static ImportedRecording of(Path file, String mapping) {
        ColumnMapping columns = ColumnMapping.load(mapping);
        Capture capture = new Capture();
        // How far it is from the file does not matter here: covenant import tells.
        new TradeReplay(columns, BigDecimal.ONE, BigDecimal.ONE, new Engine(), capture)
                .run(TradeFile.read(file, columns), done -> {});
        return new ImportedRecording(file, capture.commands);
    }

    private static final class Capture implements CommandJournal {
        private final List<RecordedCommand> commands = new ArrayList<>();

        @Override
        public Refusal stage(long sequence, long atMicros, Command command) {
            commands.add(new RecordedCommand(sequence, atMicros, command));
            return null;
        }

        @Override
        public void stageHash(long sequence, byte[] hash) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public long size() {
        return commands.size();
    }

    @Override
    public Iterator<RecordedCommand> read() {
        return commands.iterator();
    }
}
