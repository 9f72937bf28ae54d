/**
 * The journal: the one truth of a venue. Every command in its order, on disk before anyone gets an answer.
 *
 * <pre>
 *   data directory
 *     journal-00000000000000000001.log   segments, named by the sequence of their first command
 *     journal-00000000000000612004.log
 *     journal-next.tmp                   the segment to come: zeros, written and forced ahead of time
 * </pre>
 *
 * <p>A segment is written front to back, starts as zeros over its whole length, and is forced completely before the next one gets its
 * name. It holds frames without anything between them; zeros follow the last.
 *
 * <pre>
 *   offset  bytes  frame, little-endian, its length a multiple of 8
 *        0      4  CRC32C of all that follows, padding included
 *        4      4  length of the whole frame in bytes
 *        8      1  version of this layout: 1
 *        9      1  kind: the number of a CommandKind, or 240 for a state hash
 *       10      2  zero
 *       12      4  length of the payload
 *       16      8  sequence of the command; of a hash: of the last command that the hashed state contains
 *       24      8  microseconds since 1970 UTC, as the sequencer stamped it; of a hash: of the last command staged
 *       32      8  offset, in this file, of the first frame of the same flush
 *       40      .  payload: CommandCodec's bytes, or the 32 bytes of the hash and 4 of the number of the state's layout
 *                  (absent in the first journals); then zeros up to a multiple of 8
 * </pre>
 *
 * <p>The offset of the flush's first frame tells a torn end from damage. One flush is one write and one force: what a power
 * loss leaves of the last one may lack any of its sectors. So a bad frame may be followed by good frames of <em>its own</em>
 * flush, which begin at or before it: that is a torn end, nobody had an answer, it is cut. A good frame of a <em>later</em> flush proves
 * that the bad one was once on disk whole: that is damage, and the venue refuses to start. An offset serves better than a sequence
 * because a flush may hold nothing but a hash. Damage inside the very last flush of a journal that was not sealed cannot be told from a
 * torn end and is cut as one.
 *
 * <p>The first command and its microsecond are the journal's identity: {@code JournalIdentity} makes a number of them, which snapshots
 * and sinks carry.
 */
package covenant.ledger.journal;
