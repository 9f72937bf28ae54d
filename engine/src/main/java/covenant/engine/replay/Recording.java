package covenant.engine.replay;

import java.util.Iterator;

/** A venue's history from its first command, which can be read more than once, always the same. */
public interface Recording {
    /** What it is, for people: a folder, a file. */
    String source();

    /** How many commands it has, where that is known beforehand; else -1. */
    long size();

    /** Reads it from the beginning; sequences are 1, 2, 3 and times do not go back. Close what it gives, if it is closeable. */
    Iterator<RecordedCommand> read();
}
