package covenant.ledger.snapshot;

import covenant.engine.core.Engine;
import covenant.engine.state.StateCodec;
import covenant.engine.state.VenueState;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.ledger.disk.Disk;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.journal.JournalIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The snapshots of one data directory. */
public final class SnapshotStore {
    /** How many are kept. */
    public static final int KEPT = 3;

    private static final Pattern NAME = Pattern.compile("snapshot-(\\d{20})\\.bin");
    private static final String UNFINISHED = "snapshot-next.tmp";

    private static final String FOREIGN = "it is a snapshot of another venue";

    private final Path directory;
    private long venue = JournalIdentity.NONE;

    /** The snapshots in this directory. */
    public SnapshotStore(Path directory) {
        this.directory = directory;
    }

    /** The sequences of the snapshots that are there, newest first. */
    public List<Long> sequences() throws IOException {
        List<Long> sequences = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    sequences.add(Long.parseLong(name.group(1)));
                }
            }
        }
        sequences.sort(Collections.reverseOrder());
        return sequences;
    }

    /** The file of the snapshot at this sequence. */
    public Path file(long sequence) {
        return directory.resolve(String.format(Locale.ROOT, "snapshot-%020d.bin", sequence));
    }

    /**
     * Writes a snapshot of the engine and deletes all but the newest {@link #KEPT}. Whatever stops it half way, there is either the
     * whole snapshot or none.
     *
     * @param segments how many segments of the journal began at or before the engine's sequence
     */
    public void write(Engine engine, long segments) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            StateFile state = new StateFile(channel, SnapshotHeader.BYTES);
            state.write(engine.state());
            SnapshotHeader header = new SnapshotHeader(
                    engine.sequence(),
                    engine.atMicros(),
                    state.bytes(),
                    segments,
                    state.hash(),
                    engine.hash(),
                    venue());
            Disk.write(channel, header.encode(), 0);
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file(engine.sequence()), StandardCopyOption.ATOMIC_MOVE);
        Disk.forceDirectory(directory);
        prune();
    }

    /** The content hash that a snapshot of this engine would have: unlike the state hash it leaves nothing out. */
    public static byte[] contentHash(Engine engine) {
        MessageDigest sha256 = StateFile.sha256();
        StateCodec.write(engine.state(), piece -> sha256.update(piece.written()));
        return sha256.digest();
    }

    /** Deletes all but the newest {@link #KEPT}, and what an interrupted write left. */
    public void prune() throws IOException {
        Files.deleteIfExists(directory.resolve(UNFINISHED));
        List<Long> sequences = sequences();
        for (long old : sequences.subList(Math.min(KEPT, sequences.size()), sequences.size())) {
            Files.deleteIfExists(file(old));
        }
    }

    /**
     * The newest good snapshot at or before a sequence, or null if there is none: then the engine begins empty.
     *
     * @param skipped hears of every newer one that is damaged
     */
    public Snapshot newest(long atMost, Consumer<String> skipped) throws IOException {
        for (long sequence : sequences()) {
            if (sequence <= atMost) {
                Snapshot snapshot = at(sequence, skipped);
                if (snapshot != null) {
                    return snapshot;
                }
            }
        }
        return null;
    }

    /**
     * The snapshot at this sequence, or null if it is damaged.
     *
     * @param skipped hears of the damage
     */
    public Snapshot at(long sequence, Consumer<String> skipped) throws IOException {
        try {
            return read(sequence);
        } catch (SnapshotDamaged e) {
            skipped.accept(told(sequence, e.getMessage()));
            return null;
        }
    }

    private Snapshot read(long sequence) throws IOException, SnapshotDamaged {
        try (FileChannel channel = FileChannel.open(file(sequence), StandardOpenOption.READ)) {
            SnapshotHeader header = header(channel, sequence);
            if (header.venue() != venue()) {
                throw new SnapshotDamaged(FOREIGN);
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, SnapshotHeader.BYTES, header.stateBytes());
            MessageDigest sha256 = StateFile.sha256();
            sha256.update(bytes.duplicate());
            if (!Arrays.equals(sha256.digest(), header.contentHash())) {
                throw new SnapshotDamaged("its content does not have the hash that the header states");
            }
            Engine engine = new Engine(state(bytes), header.sequence(), header.atMicros());
            if (!Arrays.equals(engine.hash(), header.stateHash())) {
                throw new SnapshotDamaged("the state, once read, has another hash");
            }
            return new Snapshot(engine, header.segments(), header.contentHash());
        }
    }

    private static VenueState state(ByteBuffer bytes) throws SnapshotDamaged {
        try {
            return StateCodec.read(new WireReader(bytes));
        } catch (MalformedWire e) {
            throw new SnapshotDamaged(e.getMessage());
        }
    }

    private static SnapshotHeader header(FileChannel channel, long sequence) throws IOException, SnapshotDamaged {
        ByteBuffer bytes = ByteBuffer.allocate(SnapshotHeader.BYTES);
        if (!Disk.read(channel, bytes, 0)) {
            throw new SnapshotDamaged("it ends inside its header");
        }
        SnapshotHeader header = SnapshotHeader.decode(bytes.flip());
        if (header.sequence() != sequence) {
            throw new SnapshotDamaged("it holds sequence " + header.sequence());
        }
        if (channel.size() != SnapshotHeader.BYTES + header.stateBytes() || header.stateBytes() > Integer.MAX_VALUE) {
            throw new SnapshotDamaged(
                    "it has " + channel.size() + " bytes, the header promises " + header.stateBytes() + " of state");
        }
        return header;
    }

    /**
     * Checks that the journal reaches as far as the snapshots: one is only ever taken of what is on disk, so one that is newer tells of a
     * loss. Those of another venue tell nothing.
     *
     * @param end where the journal ends, or null if there is none
     * @throws JournalDamaged if it does not, or if there is none
     */
    public void requireNoneAfter(JournalEnd end) throws IOException {
        if (end == null) {
            throw new JournalDamaged(directory, 0, 1, "there is no journal here");
        }
        long last = end.position().sequence();
        List<Long> foreign = foreign(skipped -> {});
        for (long sequence : sequences()) {
            if (sequence > last && isStated(sequence) && !foreign.contains(sequence)) {
                throw new JournalDamaged(
                        end.file(),
                        end.position().offset(),
                        last + 1,
                        "the journal ends here, but there is a snapshot of sequence " + sequence);
            }
        }
    }

    /**
     * The sequences of the snapshots that were made from another journal than the one beside them; none while there is no command in it.
     *
     * @param skipped hears of each
     */
    public List<Long> foreign(Consumer<String> skipped) throws IOException {
        List<Long> foreign = new ArrayList<>();
        for (long sequence : sequences()) {
            try (FileChannel channel = FileChannel.open(file(sequence), StandardOpenOption.READ)) {
                if (venue() != JournalIdentity.NONE && header(channel, sequence).venue() != venue()) {
                    foreign.add(sequence);
                    skipped.accept(told(sequence, FOREIGN));
                }
            } catch (SnapshotDamaged e) {
                // Whose it is cannot be known; reading it says what is wrong.
            }
        }
        return foreign;
    }

    /** Takes snapshots of another venue out of the way, under another name: they would count as the newest. */
    public void setAside(List<Long> foreign) throws IOException {
        for (long sequence : foreign) {
            Path aside = directory.resolve(file(sequence).getFileName() + ".foreign");
            Files.move(file(sequence), aside, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A command that is on disk stays: the identity is asked for until there is one, and then kept. */
    private long venue() throws IOException {
        if (venue == JournalIdentity.NONE) {
            venue = JournalIdentity.of(directory);
        }
        return venue;
    }

    private String told(long sequence, String what) {
        return file(sequence).getFileName() + ": " + what;
    }

    private boolean isStated(long sequence) throws IOException {
        try (FileChannel channel = FileChannel.open(file(sequence), StandardOpenOption.READ)) {
            return header(channel, sequence).sequence() == sequence;
        } catch (SnapshotDamaged e) {
            return false;
        }
    }
}
