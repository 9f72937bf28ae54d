package covenant.ledger.export;

import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.ledger.journal.Frame;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.journal.JournalReader;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The history in a data folder, a backup, or anything else that has a journal: up to the last whole command that was there when it was opened,
 * also while a venue goes on writing it. Takes no lock and changes nothing.
 */
public final class JournalRecording implements Recording {
    private final Path directory;
    private final JournalPosition end;

    private JournalRecording(Path directory, JournalPosition end) {
        this.directory = directory;
        this.end = end;
    }

    /**
     * Opens a folder.
     *
     * @throws FileNotFoundException if there is no journal with a command in it
     * @throws IOException if it cannot be read
     * @throws JournalDamaged if the journal's end is not what was written
     */
    public static JournalRecording open(Path directory) throws IOException {
        return new JournalRecording(directory, JournalReplay.end(directory));
    }

    @Override
    public String source() {
        return directory.toString();
    }

    @Override
    public long size() {
        return end.sequence();
    }

    /**
     * {@inheritDoc}
     *
     * @throws JournalDamaged also while reading, if the journal is not what was written
     * @throws UncheckedIOException if it cannot be read
     */
    @Override
    public Iterator<RecordedCommand> read() {
        try {
            return new Commands(JournalReader.after(directory, 0));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the journal in " + directory, e);
    }

    private final class Commands implements Iterator<RecordedCommand>, Closeable {
        private final JournalReader reader;

        Commands(JournalReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            return reader.sequence() < end.sequence();
        }

        @Override
        public RecordedCommand next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                Frame frame = reader.next(end);
                while (frame.isHash()) {
                    frame = reader.next(end);
                }
                return new RecordedCommand(frame.sequence(), frame.atMicros(), frame.command());
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
