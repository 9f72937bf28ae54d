package covenant.api.lab.replay;

import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.ledger.journal.Frame;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A journal up to the end that it had when it was opened. */
record JournalFolder(Path directory, JournalPosition end) implements Recording {
    static JournalFolder open(Path directory) throws IOException {
        return new JournalFolder(directory, JournalEnd.find(directory).position());
    }

    @Override
    public String source() {
        return directory.toString();
    }

    @Override
    public long size() {
        return end.sequence();
    }

    @Override
    public Iterator<RecordedCommand> read() {
        try {
            return new Frames(JournalReader.after(directory, 0), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Frames implements Iterator<RecordedCommand>, AutoCloseable {
        private final JournalReader reader;
        private final JournalPosition end;
        private long done;

        Frames(JournalReader reader, JournalPosition end) {
            this.reader = reader;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return done < end.sequence();
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
                done = frame.sequence();
                return new RecordedCommand(frame.sequence(), frame.atMicros(), frame.command());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
