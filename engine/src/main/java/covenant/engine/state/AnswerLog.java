package covenant.engine.state;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.Arrays;

/**
 * The accepted commands of one account with their answers: at least the last {@link Limits#REMEMBERED_COMMANDS}, at most twice as
 * many. Kept in two generations: when the young one is full, the old one is dropped whole, so that nothing is ever removed singly.
 */
final class AnswerLog {
    private Generation young = new Generation(Generation.SMALLEST);
    private Generation old;

    /** The first answer to this command marked as repeated, or null if it is not remembered. */
    Remembered find(CommandId id) {
        Remembered found = young.find(id);
        return found == null && old != null ? old.find(id) : found;
    }

    /** Remembers an accepted command. */
    void remember(CommandId id, int kind, Answer answer, boolean isTrade) {
        if (young.size == Limits.REMEMBERED_COMMANDS) {
            Generation next = old == null ? new Generation(Generation.SMALLEST) : old;
            next.clear();
            old = young;
            young = next;
        }
        young.add(id, kind, answer, isTrade);
    }

    void write(WireWriter out) {
        out.putBoolean(old != null);
        if (old != null) {
            old.write(out);
        }
        young.write(out);
    }

    static AnswerLog read(WireReader in) {
        AnswerLog log = new AnswerLog();
        if (in.getBoolean()) {
            log.old = Generation.read(in);
        }
        log.young = Generation.read(in);
        return log;
    }

    /** What is remembered of a command: the number of its kind, and its answer. */
    record Remembered(int kind, Answer answer) {}

    /** Entries of eight longs, one cache line each, and an open hash index whose places also hold a piece of the id. */
    private static final class Generation {
        static final int SMALLEST = 4;
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

        private long[] entries;
        private long[] index;
        private int size;

        Generation(int capacity) {
            entries = new long[capacity * WIDTH];
            index = new long[capacity * 2];
        }

        void clear() {
            size = 0;
            Arrays.fill(index, 0);
        }

        Remembered find(CommandId id) {
            int mask = index.length - 1;
            long tag = id.high() & 0xFFFF_FFFF_0000_0000L;
            for (int i = (int) id.low() & mask; index[i] != 0; i = (i + 1) & mask) {
                if ((index[i] & 0xFFFF_FFFF_0000_0000L) == tag) {
                    int at = ((int) index[i] - 1) * WIDTH;
                    if (entries[at + LOW] == id.low() && entries[at + HIGH] == id.high()) {
                        return remembered(at);
                    }
                }
            }
            return null;
        }

        private Remembered remembered(int at) {
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

        void add(CommandId id, int kind, Answer answer, boolean isTrade) {
            if (size * WIDTH == entries.length) {
                entries = Arrays.copyOf(entries, entries.length * 2);
                index = new long[index.length * 2];
                for (int slot = 0; slot < size; slot++) {
                    insert(slot);
                }
            }
            int at = size * WIDTH;
            entries[at + HIGH] = id.high();
            entries[at + LOW] = id.low();
            entries[at + SEQUENCE] = answer.sequence();
            entries[at + AT] = answer.atMicros();
            entries[at + NUMBER_OR_SHARES] = isTrade ? answer.sharesMicros() : answer.number();
            entries[at + COST] = answer.costMicros();
            entries[at + FEE_AND_KIND] = (long) kind << KIND_SHIFT | answer.feeMicros();
            entries[at + PRICES] = answer.priceBeforePpb() << PRICE_BITS | answer.priceAfterPpb();
            insert(size);
            size++;
        }

        private void insert(int slot) {
            int mask = index.length - 1;
            int i = (int) entries[slot * WIDTH + LOW] & mask;
            while (index[i] != 0) {
                i = (i + 1) & mask;
            }
            index[i] = entries[slot * WIDTH + HIGH] & 0xFFFF_FFFF_0000_0000L | slot + 1;
        }

        void write(WireWriter out) {
            out.putInt(size);
            for (int i = 0; i < size * WIDTH; i++) {
                out.putLong(entries[i]);
            }
        }

        static Generation read(WireReader in) {
            int size = in.count(Limits.REMEMBERED_COMMANDS);
            int capacity = SMALLEST;
            while (capacity < size) {
                capacity *= 2;
            }
            Generation generation = new Generation(capacity);
            for (int i = 0; i < size * WIDTH; i++) {
                generation.entries[i] = in.getLong();
            }
            for (int slot = 0; slot < size; slot++) {
                generation.insert(slot);
            }
            generation.size = size;
            return generation;
        }
    }
}
