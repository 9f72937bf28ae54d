package covenant.ledger.journal;

import java.nio.file.Path;

/** The journal is not what was written: the venue must not start from it. The message names file, offset and sequence. */
public final class JournalDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;
    private final long sequence;

    /**
     * With the place and what is wrong there.
     *
     * @param sequence of the command that is, or should be, at that place
     */
    public JournalDamaged(Path file, long offset, long sequence, String what) {
        super(file.getFileName() + " at offset " + offset + ", sequence " + sequence + ": " + what);
        this.file = file;
        this.offset = offset;
        this.sequence = sequence;
    }

    /** The segment. */
    public Path file() {
        return file;
    }

    /** The byte at which the trouble begins. */
    public long offset() {
        return offset;
    }

    /** The command that is, or should be, there. */
    public long sequence() {
        return sequence;
    }
}
