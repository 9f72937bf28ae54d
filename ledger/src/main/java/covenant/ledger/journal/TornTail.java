package covenant.ledger.journal;

import java.nio.file.Path;

/**
 * What a crash left of a flush that nobody had an answer for.
 *
 * @param file the segment
 * @param offset where the torn end begins
 * @param bytes how many there are from there to the last that is not zero
 * @param lastGoodSequence the last command before it
 */
public record TornTail(Path file, long offset, long bytes, long lastGoodSequence) {
    @Override
    public String toString() {
        return file.getFileName() + ": " + bytes + " bytes of a torn write at offset " + offset
                + "; the last good sequence is " + lastGoodSequence;
    }
}
