package covenant.api.lab.replay;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.replay.Injection;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.state.VenueState;
import covenant.ledger.disk.Disk;
import covenant.ledger.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a replay leaves behind: its commands as a journal, what it left out, its report; and what could not be carried out. Where it ends early,
 * nothing stays.
 */
public final class ReplayFolder implements AutoCloseable {
    /** The folder of the journal, inside. */
    public static final String JOURNAL = "journal";

    /** The file of what was left out. */
    public static final String LEFT_OUT = "left-out.jsonl";

    private final Path directory;
    private final NotRepeated notRepeated = new NotRepeated();
    private final List<Path> files = new ArrayList<>();
    private final JournalWriter journal;
    private final LeftOutFile leftOut;
    private boolean isFinished;

    private ReplayFolder(Path directory, VenueState recorded) throws IOException {
        this.directory = directory;
        this.journal = directory == null ? null : JournalWriter.create(directory.resolve(JOURNAL));
        this.leftOut = directory == null ? null : new LeftOutFile(directory.resolve(LEFT_OUT), recorded);
    }

    /**
     * A folder to write to.
     *
     * @param directory new or empty; null to write nothing
     * @param replacing whether what an earlier replay wrote there is deleted
     * @param recorded the state of the recording, which knows its names
     * @throws ReplayFolderInUse if something else is there
     */
    public static ReplayFolder at(Path directory, boolean replacing, VenueState recorded) {
        try {
            if (directory != null) {
                clear(directory, replacing);
                // What everybody traded is in it.
                Disk.createOwnDirectory(directory);
            }
            return new ReplayFolder(directory, recorded);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be written", e);
        }
    }

    private static void clear(Path directory, boolean replacing) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ReplayFolderInUse(directory + " is a file");
        }
        if (!Files.isDirectory(directory) || isEmpty(directory)) {
            return;
        }
        boolean isOurs =
                Files.isRegularFile(directory.resolve(LEFT_OUT)) && Files.isDirectory(directory.resolve(JOURNAL));
        if (!isOurs) {
            throw new ReplayFolderInUse(directory + " has something else in it; name a new folder");
        }
        if (!replacing) {
            throw new ReplayFolderInUse(directory + " has a replay in it; --force replaces it");
        }
        delete(directory.resolve(JOURNAL));
        Files.delete(directory.resolve(LEFT_OUT));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            return !found.iterator().hasNext();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Takes what a replay tells. */
    public ReplayOutput output() {
        return new Output();
    }

    /** What could not be carried out. */
    public NotRepeated notRepeated() {
        return notRepeated;
    }

    /** What was written, once {@link #finish} is done. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** How many lines stand in the file of what was left out. */
    public long leftOut() {
        return leftOut == null ? 0 : leftOut.written();
    }

    /**
     * Writes the report, and keeps everything.
     *
     * @param report writes itself into the folder, and tells its files
     */
    public void finish(Function<Path, List<Path>> report) {
        if (directory == null) {
            return;
        }
        journal.close();
        leftOut.close();
        files.add(directory.resolve(JOURNAL));
        files.add(directory.resolve(LEFT_OUT));
        files.addAll(report.apply(directory));
        isFinished = true;
    }

    @Override
    public void close() {
        if (directory == null) {
            return;
        }
        journal.close();
        leftOut.close();
        if (isFinished) {
            return;
        }
        try {
            delete(directory.resolve(JOURNAL));
            Files.delete(directory.resolve(LEFT_OUT));
            if (isEmpty(directory)) {
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be cleared again", e);
        }
    }

    private final class Output implements ReplayOutput {
        private long sequence;
        private long atMicros;
        private Command command;

        @Override
        public void take(long newSequence, long newAtMicros, Command newCommand) {
            sequence = newSequence;
            atMicros = newAtMicros;
            command = newCommand;
            if (journal != null) {
                journal.take(sequence, atMicros, command);
            }
        }

        @Override
        public void answered(Answer answer, VenueState state) {
            if (!answer.ok()) {
                notRepeated.add(sequence, atMicros, command, state.account(command.by()), answer);
            }
        }

        @Override
        public void putBack(Injection injection, boolean isLeftOut) {
            if (leftOut != null) {
                leftOut.putBack(injection, isLeftOut);
            }
        }

        @Override
        public void hash(long hashed, byte[] hash) {
            if (journal != null) {
                journal.hash(hashed, hash);
            }
        }
    }
}
