/**
 * Snapshots: the state at one sequence, so that a restart reads only the end of the journal. They are never the truth; a lost or damaged
 * one costs time.
 *
 * <pre>
 *   offset  bytes  snapshot-&lt;20 digit sequence&gt;.bin, little-endian
 *        0      8  "COVSNAPS"
 *        8      4  version of this layout: 2
 *       12      4  CRC32C of the header's other bytes, from offset 16 up to 128
 *       16      8  sequence of the last command in it
 *       24      8  its time, microseconds since 1970 UTC
 *       32      8  bytes of the state that follows
 *       40      8  segments of the journal that began at or before the sequence
 *       48     32  SHA-256 of the state's bytes
 *       80     32  the state hash, which leaves out what a digest inside the state stands for
 *      112      8  the identity of the journal it was made from
 *      120      8  zero
 *      128      .  the state, as StateCodec writes it
 * </pre>
 *
 * <p>Both are checked: the one before the bytes are read as a state, the other after.
 */
package covenant.ledger.snapshot;
