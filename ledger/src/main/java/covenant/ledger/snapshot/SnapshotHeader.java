package covenant.ledger.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The first bytes of a snapshot.
 *
 * @param sequence of the last command in it
 * @param atMicros the venue's time of that command
 * @param stateBytes how many bytes of state follow
 * @param segments how many segments of the journal began at or before the sequence
 * @param contentHash SHA-256 of all that follows the header
 * @param stateHash the state hash, which leaves out what a digest stands for
 * @param venue {@link covenant.ledger.journal.JournalIdentity} of the journal it was made from
 */
record SnapshotHeader(
        long sequence,
        long atMicros,
        long stateBytes,
        long segments,
        byte[] contentHash,
        byte[] stateHash,
        long venue) {
    static final int BYTES = 128;

    private static final int VERSION = 2;
    private static final int VERSION_AT = 8;
    private static final int CRC_AT = 12;
    private static final int CHECKED_FROM = 16;
    private static final int HASH_BYTES = 32;
    private static final byte[] MAGIC = "COVSNAPS".getBytes(StandardCharsets.US_ASCII);

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(0);
        out.putLong(sequence).putLong(atMicros).putLong(stateBytes).putLong(segments);
        out.put(contentHash).put(stateHash).putLong(venue).clear();
        return out.putInt(CRC_AT, checksum(out));
    }

    static SnapshotHeader decode(ByteBuffer bytes) throws SnapshotDamaged {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < BYTES || in.slice(0, MAGIC.length).mismatch(ByteBuffer.wrap(MAGIC)) >= 0) {
            throw new SnapshotDamaged("not a snapshot");
        }
        if (in.getInt(VERSION_AT) != VERSION) {
            throw new SnapshotDamaged("version " + in.getInt(VERSION_AT) + ", this program reads " + VERSION);
        }
        if (in.getInt(CRC_AT) != checksum(in)) {
            throw new SnapshotDamaged("the header's checksum does not match");
        }
        in.position(CHECKED_FROM);
        byte[] contentHash = new byte[HASH_BYTES];
        byte[] stateHash = new byte[HASH_BYTES];
        long sequence = in.getLong();
        long atMicros = in.getLong();
        long stateBytes = in.getLong();
        long segments = in.getLong();
        in.get(contentHash).get(stateHash);
        return new SnapshotHeader(sequence, atMicros, stateBytes, segments, contentHash, stateHash, in.getLong());
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(CHECKED_FROM, BYTES - CHECKED_FROM));
        return (int) crc.getValue();
    }
}
