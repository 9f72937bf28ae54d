package covenant.engine.state;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandDigest;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.List;
import java.util.TreeMap;

/**
 * The accepted commands of the venue with their answers: at least the last {@link Limits#REMEMBERED_COMMANDS}, at most twice as many;
 * fewer where they are batches with {@link Limits#REMEMBERED_LEGS} trades, so that memory is bounded whatever is sent.
 * Kept in two generations: when the young one is full the old one is dropped whole, so that nothing is ever removed singly. Entries are
 * appended to memory in order, which the processor foresees; only the index is met at random.
 *
 * <p>A digest chained over all that was ever remembered stands for the entries in the state hash, so that hashing does not read them. It also
 * salts the index whenever that is made anew, so that nobody can choose ids that crowd into one place of it.
 */
final class AnswerLog {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Generation young = new Generation();
    private Generation old = new Generation();
    private long chain;

    /** Whether this account's command is remembered. */
    boolean contains(int account, CommandId id) {
        return young.find(account, id) >= 0 || old.find(account, id) >= 0;
    }

    /** The first answer to this command, marked as repeated; null if its id named another. Its id must be remembered. */
    Answer firstAnswer(Command command) {
        int entry = young.find(command.by(), command.commandId());
        return entry >= 0
                ? young.answer(entry, command)
                : old.answer(old.find(command.by(), command.commandId()), command);
    }

    /** Remembers an accepted command. */
    void remember(Command command, Answer answer) {
        if (young.isFull()) {
            Generation dropped = old;
            old = young;
            young = dropped;
            young.clear(chain);
        }
        chain = (chain ^ young.add(command, answer, chain)) * MIX;
        chain ^= chain >>> 32;
    }

    /** The digest chained over all that was ever remembered. */
    long chain() {
        return chain;
    }

    void write(WireWriter out, StateCodec.Sink sink) {
        old.write(out, sink);
        young.write(out, sink);
    }

    static AnswerLog read(long chain, WireReader in) {
        AnswerLog log = new AnswerLog();
        log.chain = chain;
        log.old = Generation.read(chain, in);
        log.young = Generation.read(chain, in);
        return log;
    }

    /** Entries of ten longs in chunks, and an open hash index of them that grows by doubling. */
    private static final class Generation {
        private static final int WIDTH = 10;
        // A digest of the command's content, and the low half of its id, by which it is found.
        private static final int CONTENT = 0;
        private static final int LOW = 1;
        // The account above a sequence, which is below 2^44; the kind above a time, which is below 2^52.
        private static final int SEQUENCE_AND_ACCOUNT = 2;
        private static final int ACCOUNT_SHIFT = 44;
        private static final int AT_AND_KIND = 3;
        private static final int KIND_SHIFT = 52;
        private static final int NUMBER_OR_SHARES = 4;
        private static final int COST = 5;
        private static final int FEE = 6;
        private static final int PRICES = 7;
        private static final int COLLATERAL = 8;
        private static final int CASH_AFTER = 9;
        private static final int PRICE_BITS = 30;
        // An order has both a number of 31 bits and shares of 51: the number's bits lie in what shares, fee and prices
        // leave free.
        private static final int LOW_BITS = 13;
        private static final int FEE_BITS = 47;
        private static final int MIDDLE_BITS = Long.SIZE - FEE_BITS;

        private static final int CHUNK_BITS = 8;
        private static final int CHUNK = 1 << CHUNK_BITS;

        // So many entries are indexed at a time: their places in memory are far apart, and the processor fetches them
        // together.
        private static final int UNINDEXED = 64;

        // A place of the index holds entry + 1 in its low bits and a piece of the id above; 0 is empty.
        private static final int ENTRY_MASK = 2 * Limits.REMEMBERED_COMMANDS - 1;

        private long[][] chunks = new long[1][];
        private int[] index = new int[2 * CHUNK];
        // A filter that knows most new ids for new, small enough to stay in the processor's cache: eight bits for each
        // entry.
        private long[] seen = new long[2 * CHUNK * 4 / Long.SIZE];
        private int size;
        private int indexed;
        private long salt;
        // What became of the trades of batches, by entry: five longs each.
        private final TreeMap<Integer, long[]> legs = new TreeMap<>();
        private int legCount;

        boolean isFull() {
            return size == Limits.REMEMBERED_COMMANDS || legCount >= Limits.REMEMBERED_LEGS;
        }

        void clear(long newSalt) {
            salt = newSalt;
            legs.clear();
            legCount = 0;
            size = 0;
            indexed = 0;
            java.util.Arrays.fill(index, 0);
            java.util.Arrays.fill(seen, 0);
        }

        int find(int account, CommandId id) {
            long spread = spread(id.low());
            long bits = bits(spread);
            if ((seen[place(spread)] & bits) != bits) {
                return -1;
            }
            int mask = index.length - 1;
            int tag = tag(spread);
            for (int i = (int) spread & mask; index[i] != 0; i = (i + 1) & mask) {
                int entry = (index[i] & ENTRY_MASK) - 1;
                if ((index[i] & ~ENTRY_MASK) == tag && isAt(entry, account, id)) {
                    return entry;
                }
            }
            for (int entry = indexed; entry < size; entry++) {
                if (isAt(entry, account, id)) {
                    return entry;
                }
            }
            return -1;
        }

        private boolean isAt(int entry, int account, CommandId id) {
            long[] chunk = chunks[entry >>> CHUNK_BITS];
            int at = (entry & CHUNK - 1) * WIDTH;
            return chunk[at + LOW] == id.low() && chunk[at + SEQUENCE_AND_ACCOUNT] >>> ACCOUNT_SHIFT == account;
        }

        private long spread(long low) {
            long spread = (low ^ salt) * MIX;
            return (spread ^ spread >>> 32) * MIX;
        }

        private int place(long spread) {
            return (int) (spread >>> 40) & seen.length - 1;
        }

        private static long bits(long spread) {
            return 1L << (spread >>> 20) | 1L << (spread >>> 26) | 1L << (spread >>> 32);
        }

        private static int tag(long spread) {
            return (int) (spread >>> 32) & ~ENTRY_MASK;
        }

        Answer answer(int entry, Command command) {
            long[] chunk = chunks[entry >>> CHUNK_BITS];
            int at = (entry & CHUNK - 1) * WIDTH;
            if (chunk[at + CONTENT] != CommandDigest.of(command)) {
                return null;
            }
            int kind = (int) (chunk[at + AT_AND_KIND] >>> KIND_SHIFT);
            boolean isTrade = kind == CommandKind.TRADE.number();
            boolean isOrder = kind == CommandKind.PLACE_ORDER.number();
            long shared = chunk[at + NUMBER_OR_SHARES];
            long prices = chunk[at + PRICES];
            if (kind == CommandKind.TRADE_BATCH.number()) {
                return Answer.batch(
                        chunk[at + SEQUENCE_AND_ACCOUNT] & (1L << ACCOUNT_SHIFT) - 1,
                        chunk[at + AT_AND_KIND] & (1L << KIND_SHIFT) - 1,
                        true,
                        Legs.unpack(legs.get(entry)),
                        chunk[at + COLLATERAL],
                        chunk[at + CASH_AFTER]);
            }
            return new Answer(
                    chunk[at + SEQUENCE_AND_ACCOUNT] & (1L << ACCOUNT_SHIFT) - 1,
                    chunk[at + AT_AND_KIND] & (1L << KIND_SHIFT) - 1,
                    null,
                    "",
                    true,
                    isTrade ? -1 : isOrder ? orderNumber(chunk, at) : (int) shared,
                    isTrade ? shared : isOrder ? shared >> LOW_BITS : 0,
                    chunk[at + COST],
                    isOrder ? chunk[at + FEE] & (1L << FEE_BITS) - 1 : chunk[at + FEE],
                    prices >>> PRICE_BITS & (1L << PRICE_BITS) - 1,
                    prices & (1L << PRICE_BITS) - 1,
                    chunk[at + COLLATERAL],
                    chunk[at + CASH_AFTER],
                    List.of());
        }

        private static int orderNumber(long[] chunk, int at) {
            long low = chunk[at + NUMBER_OR_SHARES] & (1L << LOW_BITS) - 1;
            long middle = chunk[at + FEE] >>> FEE_BITS;
            long high = chunk[at + PRICES] >>> 2 * PRICE_BITS;
            return (int) (low | middle << LOW_BITS | high << LOW_BITS + MIDDLE_BITS);
        }

        private static void packOrder(long[] chunk, int at, Answer answer) {
            long number = answer.number();
            chunk[at + NUMBER_OR_SHARES] = answer.sharesMicros() << LOW_BITS | number & (1L << LOW_BITS) - 1;
            // What is shifted out at the top are the number's bits above the middle.
            chunk[at + FEE] |= number >>> LOW_BITS << FEE_BITS;
            chunk[at + PRICES] |= number >>> LOW_BITS + MIDDLE_BITS << 2 * PRICE_BITS;
        }

        /** Returns a digest of the entry. */
        long add(Command command, Answer answer, long newSalt) {
            long[] chunk = chunkForNext();
            int at = (size & CHUNK - 1) * WIDTH;
            boolean isTrade = command.kind() == CommandKind.TRADE;
            chunk[at + CONTENT] = CommandDigest.of(command);
            chunk[at + LOW] = command.commandId().low();
            chunk[at + SEQUENCE_AND_ACCOUNT] = (long) command.by() << ACCOUNT_SHIFT | answer.sequence();
            chunk[at + AT_AND_KIND] = (long) command.kind().number() << KIND_SHIFT | answer.atMicros();
            chunk[at + NUMBER_OR_SHARES] = isTrade ? answer.sharesMicros() : answer.number();
            chunk[at + COST] = answer.costMicros();
            chunk[at + FEE] = answer.feeMicros();
            chunk[at + PRICES] = answer.priceBeforePpb() << PRICE_BITS | answer.priceAfterPpb();
            chunk[at + COLLATERAL] = answer.collateralMicros();
            chunk[at + CASH_AFTER] = answer.cashAfterMicros();
            if (command.kind() == CommandKind.PLACE_ORDER) {
                packOrder(chunk, at, answer);
            }
            long digest = digest(chunk, at);
            if (!answer.legs().isEmpty()) {
                long[] packed = Legs.pack(answer.legs());
                legs.put(size, packed);
                legCount += answer.legs().size();
                digest ^= java.util.Arrays.hashCode(packed) * MIX;
            }
            added(chunk[at + LOW], newSalt);
            return digest;
        }

        /** Ten products that do not wait for each other. */
        private static long digest(long[] chunk, int at) {
            return chunk[at] * 0xA0761D6478BD642FL
                    ^ chunk[at + 1] * 0xE7037ED1A0B428DBL
                    ^ chunk[at + 2] * 0x8EBC6AF09C88C6E3L
                    ^ chunk[at + 3] * 0x589965CC75374CC3L
                    ^ chunk[at + 4] * 0x1D8E4E27C47D124FL
                    ^ chunk[at + 5] * 0xEB44ACCAB455D165L
                    ^ chunk[at + 6] * 0x9C6E6877736C46E3L
                    ^ chunk[at + 7] * 0xD6E8FEB86659FD93L
                    ^ chunk[at + 8] * 0xC2B2AE3D27D4EB4FL
                    ^ chunk[at + 9] * 0x165667B19E3779F9L;
        }

        private long[] chunkForNext() {
            int number = size >>> CHUNK_BITS;
            if (number == chunks.length) {
                chunks = java.util.Arrays.copyOf(chunks, chunks.length * 2);
            }
            if (chunks[number] == null) {
                chunks[number] = new long[CHUNK * WIDTH];
            }
            return chunks[number];
        }

        private void added(long low, long newSalt) {
            size++;
            if (size * 2 > index.length) {
                index = new int[index.length * 2];
                seen = new long[seen.length * 2];
                salt = newSalt;
                for (int entry = 0; entry < size; entry++) {
                    see(chunks[entry >>> CHUNK_BITS][(entry & CHUNK - 1) * WIDTH + LOW]);
                }
                indexed = 0;
            } else {
                see(low);
            }
            if (size - indexed >= UNINDEXED) {
                while (indexed < size) {
                    insert(indexed++);
                }
            }
        }

        private void see(long low) {
            long spread = spread(low);
            seen[place(spread)] |= bits(spread);
        }

        private void insert(int entry) {
            long[] chunk = chunks[entry >>> CHUNK_BITS];
            int at = (entry & CHUNK - 1) * WIDTH;
            int mask = index.length - 1;
            long spread = spread(chunk[at + LOW]);
            int i = (int) spread & mask;
            while (index[i] != 0) {
                i = (i + 1) & mask;
            }
            index[i] = tag(spread) | entry + 1;
        }

        void write(WireWriter out, StateCodec.Sink sink) {
            out.putInt(size);
            for (int entry = 0; entry < size; entry++) {
                long[] chunk = chunks[entry >>> CHUNK_BITS];
                int at = (entry & CHUNK - 1) * WIDTH;
                for (int i = 0; i < WIDTH; i++) {
                    out.putLong(chunk[at + i]);
                }
                if ((entry & CHUNK - 1) == CHUNK - 1) {
                    sink.unhashed(out);
                    out.clear();
                }
            }
            out.putInt(legs.size());
            legs.forEach((entry, packed) -> {
                out.putInt(entry);
                out.putLongs(packed);
                sink.unhashed(out);
                out.clear();
            });
            sink.unhashed(out);
            out.clear();
        }

        static Generation read(long salt, WireReader in) {
            Generation generation = new Generation();
            generation.salt = salt;
            int count = in.count(Limits.REMEMBERED_COMMANDS);
            for (int entry = 0; entry < count; entry++) {
                long[] chunk = generation.chunkForNext();
                int at = (entry & CHUNK - 1) * WIDTH;
                for (int i = 0; i < WIDTH; i++) {
                    chunk[at + i] = in.getLong();
                }
                generation.added(chunk[at + LOW], salt);
            }
            for (int left = in.count(count); left > 0; left--) {
                int entry = in.getInt();
                long[] packed = in.getLongs(Limits.MAX_BATCH * Legs.WIDTH);
                generation.legs.put(entry, packed);
                generation.legCount += packed.length / Legs.WIDTH;
            }
            return generation;
        }
    }
}
