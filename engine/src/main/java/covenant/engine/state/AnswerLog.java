package covenant.engine.state;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * The accepted commands of one account with their answers: at least the last {@link Limits#REMEMBERED_COMMANDS}, at most twice as
 * many. When there are twice as many, the older half is forgotten at once and the index made anew, so that nothing is ever removed
 * singly and most look-ups touch a single cache line.
 */
final class AnswerLog {
    private static final int MOST = 2 * Limits.REMEMBERED_COMMANDS;
    private static final int SMALLEST = 4;

    // An entry is eight longs, one cache line.
    private static final int WIDTH = 8;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int SEQUENCE = 2;
    private static final int AT = 3;
    private static final int NUMBER_OR_SHARES = 4;
    private static final int COST = 5;
    // The kind above a fee, which is always below 2^48.
    private static final int FEE_AND_KIND = 6;
    private static final int KIND_SHIFT = 48;
    private static final int PRICES = 7;
    private static final int PRICE_BITS = 30;
    private static final long PRICE_MASK = (1L << PRICE_BITS) - 1;

    // A place of the index holds slot + 1 in its low bits and a piece of the id above; 0 is empty.
    private static final int SLOT_BITS = 14;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    private long[] entries = new long[SMALLEST * WIDTH];
    private int[] index = new int[SMALLEST * 2];
    private long forgotten;
    private long appended;

    /** What is remembered of a command: the number of its kind, and its answer. */
    record Remembered(int kind, Answer answer) {}

    /** Whether this command is remembered. */
    boolean contains(CommandId id) {
        return entryOf(id) >= 0;
    }

    /** The remembered command with its first answer, marked as repeated; null if it is not remembered. */
    Remembered find(CommandId id) {
        int at = entryOf(id);
        if (at < 0) {
            return null;
        }
        long prices = entries[at + PRICES];
        int kind = (int) (entries[at + FEE_AND_KIND] >>> KIND_SHIFT);
        boolean isTrade = kind == Account.TRADE_KIND;
        Answer answer = new Answer(
                entries[at + SEQUENCE],
                entries[at + AT],
                null,
                "",
                true,
                isTrade ? -1 : (int) entries[at + NUMBER_OR_SHARES],
                isTrade ? entries[at + NUMBER_OR_SHARES] : 0,
                entries[at + COST],
                entries[at + FEE_AND_KIND] & (1L << KIND_SHIFT) - 1,
                prices >>> PRICE_BITS,
                prices & PRICE_MASK);
        return new Remembered(kind, answer);
    }

    private int entryOf(CommandId id) {
        int mask = index.length - 1;
        int tag = tag(id.high());
        for (int i = (int) id.low() & mask; index[i] != 0; i = (i + 1) & mask) {
            if ((index[i] & ~SLOT_MASK) == tag) {
                int at = ((index[i] & SLOT_MASK) - 1) * WIDTH;
                if (entries[at + LOW] == id.low() && entries[at + HIGH] == id.high()) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int tag(long high) {
        return (int) (high >>> 32) & ~SLOT_MASK;
    }

    /** Remembers an accepted command. */
    void remember(CommandId id, int kind, Answer answer) {
        makeRoom();
        int slot = (int) appended & capacity() - 1;
        int at = slot * WIDTH;
        boolean isTrade = kind == Account.TRADE_KIND;
        entries[at + HIGH] = id.high();
        entries[at + LOW] = id.low();
        entries[at + SEQUENCE] = answer.sequence();
        entries[at + AT] = answer.atMicros();
        entries[at + NUMBER_OR_SHARES] = isTrade ? answer.sharesMicros() : answer.number();
        entries[at + COST] = answer.costMicros();
        entries[at + FEE_AND_KIND] = (long) kind << KIND_SHIFT | answer.feeMicros();
        entries[at + PRICES] = answer.priceBeforePpb() << PRICE_BITS | answer.priceAfterPpb();
        insert(slot);
        appended++;
    }

    private int capacity() {
        return entries.length / WIDTH;
    }

    private void makeRoom() {
        if (appended - forgotten < capacity()) {
            return;
        }
        if (capacity() < MOST) {
            // Nothing was forgotten yet, so that the entries keep their slots.
            entries = java.util.Arrays.copyOf(entries, entries.length * 2);
        } else {
            forgotten += Limits.REMEMBERED_COMMANDS;
        }
        reindex();
    }

    private void reindex() {
        index = new int[capacity() * 2];
        for (long number = forgotten; number < appended; number++) {
            insert((int) number & capacity() - 1);
        }
    }

    private void insert(int slot) {
        int mask = index.length - 1;
        int i = (int) entries[slot * WIDTH + LOW] & mask;
        while (index[i] != 0) {
            i = (i + 1) & mask;
        }
        index[i] = tag(entries[slot * WIDTH + HIGH]) | slot + 1;
    }

    void write(WireWriter out) {
        out.putLong(forgotten);
        out.putInt((int) (appended - forgotten));
        for (long number = forgotten; number < appended; number++) {
            int at = ((int) number & capacity() - 1) * WIDTH;
            for (int i = 0; i < WIDTH; i++) {
                out.putLong(entries[at + i]);
            }
        }
    }

    static AnswerLog read(WireReader in) {
        AnswerLog log = new AnswerLog();
        log.forgotten = in.getLong();
        int count = in.count(MOST);
        int capacity = log.forgotten > 0 ? MOST : SMALLEST;
        while (capacity < count) {
            capacity *= 2;
        }
        log.entries = new long[capacity * WIDTH];
        log.appended = log.forgotten + count;
        for (long number = log.forgotten; number < log.appended; number++) {
            int at = ((int) number & capacity - 1) * WIDTH;
            for (int i = 0; i < WIDTH; i++) {
                log.entries[at + i] = in.getLong();
            }
        }
        log.reindex();
        return log;
    }
}
