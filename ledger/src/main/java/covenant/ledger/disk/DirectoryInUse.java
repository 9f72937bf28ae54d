package covenant.ledger.disk;

import java.nio.file.Path;

/** Another process, or another part of this one, works in the data directory. */
public final class DirectoryInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The directory that is taken. */
    public DirectoryInUse(Path directory) {
        super("the data directory " + directory + " is in use by another process");
    }
}
