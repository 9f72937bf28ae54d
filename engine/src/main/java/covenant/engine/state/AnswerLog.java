package covenant.engine.state;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.Arrays;

/**
 * The last {@link Limits#REMEMBERED_COMMANDS} accepted commands of one account with their answers: a ring of entries and an open
 * hash index into it. Both grow by doubling, so an account that trades once costs little.
 */
final class AnswerLog {
    private static final int WIDTH = 9;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int KIND = 2;
    private static final int SEQUENCE = 3;
    private static final int AT = 4;
    private static final int NUMBER_OR_SHARES = 5;
    private static final int COST = 6;
    private static final int FEE = 7;
    private static final int PRICES = 8;

    private long[] entries = new long[4 * WIDTH];
    private int[] index = emptyIndex(8);
    private int capacity = 4;
    private long appended;

    private static int[] emptyIndex(int size) {
        int[] index = new int[size];
        Arrays.fill(index, -1);
        return index;
    }

    /** The slot of the remembered command with this id, or -1. */
    int find(CommandId id) {
        int mask = index.length - 1;
        for (int i = (int) id.low() & mask; index[i] >= 0; i = (i + 1) & mask) {
            int at = index[i] * WIDTH;
            if (entries[at + LOW] == id.low() && entries[at + HIGH] == id.high()) {
                return index[i];
            }
        }
        return -1;
    }

    /** The journal number of the kind of the command in this slot. */
    int kind(int slot) {
        return (int) entries[slot * WIDTH + KIND];
    }

    /** The first answer to the command in this slot, marked as repeated. */
    Answer answer(int slot, boolean isTrade) {
        int at = slot * WIDTH;
        long prices = entries[at + PRICES];
        return new Answer(
                entries[at + SEQUENCE],
                entries[at + AT],
                null,
                "",
                true,
                isTrade ? -1 : (int) entries[at + NUMBER_OR_SHARES],
                isTrade ? entries[at + NUMBER_OR_SHARES] : 0,
                entries[at + COST],
                entries[at + FEE],
                prices >>> 32,
                prices & 0xFFFF_FFFFL);
    }

    /** Remembers an accepted command, forgetting the oldest when full. */
    void remember(CommandId id, int kind, Answer answer, boolean isTrade) {
        int slot = nextSlot();
        int at = slot * WIDTH;
        entries[at + HIGH] = id.high();
        entries[at + LOW] = id.low();
        entries[at + KIND] = kind;
        entries[at + SEQUENCE] = answer.sequence();
        entries[at + AT] = answer.atMicros();
        entries[at + NUMBER_OR_SHARES] = isTrade ? answer.sharesMicros() : answer.number();
        entries[at + COST] = answer.costMicros();
        entries[at + FEE] = answer.feeMicros();
        entries[at + PRICES] = answer.priceBeforePpb() << 32 | answer.priceAfterPpb();
        insert(slot);
        appended++;
    }

    private int nextSlot() {
        if (appended < capacity) {
            return (int) appended;
        }
        if (capacity < Limits.REMEMBERED_COMMANDS) {
            capacity *= 2;
            entries = Arrays.copyOf(entries, capacity * WIDTH);
            index = emptyIndex(capacity * 2);
            for (int slot = 0; slot < appended; slot++) {
                insert(slot);
            }
            return (int) appended;
        }
        int oldest = (int) (appended & (capacity - 1));
        remove(oldest);
        return oldest;
    }

    private void insert(int slot) {
        int mask = index.length - 1;
        int i = home(slot, mask);
        while (index[i] >= 0) {
            i = (i + 1) & mask;
        }
        index[i] = slot;
    }

    /** Removes with backward shift, so that no tombstones pile up. */
    private void remove(int slot) {
        int mask = index.length - 1;
        int hole = home(slot, mask);
        while (index[hole] != slot) {
            hole = (hole + 1) & mask;
        }
        int i = hole;
        while (true) {
            i = (i + 1) & mask;
            if (index[i] < 0) {
                break;
            }
            int distance = (i - home(index[i], mask)) & mask;
            if (distance >= ((i - hole) & mask)) {
                index[hole] = index[i];
                hole = i;
            }
        }
        index[hole] = -1;
    }

    private int home(int slot, int mask) {
        return (int) entries[slot * WIDTH + LOW] & mask;
    }

    void write(WireWriter out) {
        out.putLong(appended);
        int live = (int) Math.min(appended, capacity);
        out.putInt(live);
        for (int i = 0; i < live * WIDTH; i++) {
            out.putLong(entries[i]);
        }
    }

    static AnswerLog read(WireReader in) {
        AnswerLog log = new AnswerLog();
        log.appended = in.getLong();
        int live = in.count(Limits.REMEMBERED_COMMANDS);
        while (log.capacity < live) {
            log.capacity *= 2;
        }
        log.entries = new long[log.capacity * WIDTH];
        log.index = emptyIndex(log.capacity * 2);
        for (int i = 0; i < live * WIDTH; i++) {
            log.entries[i] = in.getLong();
        }
        for (int slot = 0; slot < live; slot++) {
            log.insert(slot);
        }
        return log;
    }
}
