package covenant.ledger.journal;

import covenant.ledger.disk.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the room of a segment; tests put a full disk in its place. */
@FunctionalInterface
public interface SegmentAllocator {
    /**
     * Zeros, written and forced. A flush of a file whose blocks were written before changes no metadata and costs a fraction of one
     * that grows the file.
     */
    SegmentAllocator ZEROS = (file, from, bytes) -> {
        long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        if (free < bytes - from) { // asked first, so that a nearly full disk is not filled to the brim at every attempt
            throw new IOException(
                    "No space left on device: " + free + " bytes are free, " + (bytes - from) + " needed");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Disk.writeZeros(channel, from, bytes);
            channel.force(true);
        }
    };

    /**
     * Creates the file if it is not there, and fills it with zeros from this offset up to so many bytes in all, durably.
     *
     * @throws IOException if there is no room; the caller deletes what is there
     */
    void allocate(Path file, long from, long bytes) throws IOException;
}
