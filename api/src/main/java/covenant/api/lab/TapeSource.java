package covenant.api.lab;

import covenant.api.importing.ImportFailure;
import covenant.api.lab.replay.ReplaySource;
import covenant.engine.core.Engine;
import covenant.engine.lab.detection.Tape;
import covenant.engine.lab.detection.TapeRecorder;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The tapes of whatever has trades in it: a venue's folder, an export, an imported history, or files of trades from elsewhere. */
public final class TapeSource {
    private TapeSource() {}

    /** Which column marks rows. */
    public enum Labels {
        /** The one that the mapping names, if it does. */
        AS_MAPPED,
        NONE,
        /** One that was named. */
        COLUMN
    }

    /**
     * Reads the tapes of all markets.
     *
     * @param mapping what the columns of files of trades mean: a built-in name or a JSON file; null for a folder of a venue or an export
     * @param column the column of the labels for {@link Labels#COLUMN}
     * @param progress hears of a recording's commands
     * @throws ImportFailure if a file or the mapping cannot be used
     * @throws covenant.api.lab.replay.SourceFailure if the source is nothing that can be read
     */
    public static List<Tape> read(Path source, String mapping, Labels labels, String column, Progress progress) {
        try {
            String json = mapping == null ? null : text(mapping);
            if (json != null && TapeMapping.isOne(json)) {
                TapeMapping tape = TapeMapping.parse(json);
                return files(source, labels == Labels.AS_MAPPED ? tape : tape.labelledBy(column));
            }
        } catch (IOException e) {
            throw new ImportFailure("cannot read the mapping " + mapping + ": " + e.getMessage(), e);
        }
        if (labels == Labels.COLUMN) {
            throw new ImportFailure("a column of labels can only be named for a file of trades whose mapping is one of"
                    + " covenant detect's own");
        }
        return of(ReplaySource.open(source, mapping).recording(), progress);
    }

    private static String text(String mapping) throws IOException {
        String builtIn = TapeMapping.builtIn(mapping);
        if (builtIn != null || !Files.isRegularFile(Path.of(mapping))) {
            return builtIn;
        }
        return Files.readString(Path.of(mapping));
    }

    private static List<Tape> files(Path source, TapeMapping mapping) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(source)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(source, "*.csv")) {
                found.forEach(files::add);
            } catch (IOException e) {
                throw new ImportFailure("cannot read " + source + ": " + e.getMessage(), e);
            }
            Collections.sort(files);
        } else {
            files.add(source);
        }
        if (files.isEmpty()) {
            throw new ImportFailure("there is no CSV file in " + source);
        }
        List<Tape> tapes = new ArrayList<>();
        for (Path file : files) {
            tapes.addAll(TapeFile.read(file, mapping));
        }
        return tapes;
    }

    /** The tapes of a recorded venue, by carrying its commands out again. */
    public static List<Tape> of(Recording recording, Progress progress) {
        TapeRecorder recorder = new TapeRecorder();
        Engine engine = new Engine();
        Iterator<RecordedCommand> commands = recording.read();
        try {
            while (commands.hasNext()) {
                RecordedCommand next = commands.next();
                recorder.take(next.sequence(), next.atMicros(), next.command());
                engine.apply(next.sequence(), next.atMicros(), next.command(), recorder);
                progress.at(next.sequence(), recording.size());
            }
        } finally {
            close(commands);
        }
        return recorder.tapes();
    }

    // What is only read can fail to close without harm.
    @SuppressWarnings("IllegalCatch")
    private static void close(Iterator<RecordedCommand> commands) {
        if (commands instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the recording cannot be closed", e);
            }
        }
    }
}
