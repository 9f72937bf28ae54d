/**
 * A copy of a venue that stands for itself: the journal up to one sequence, the newest snapshot before it, the files beside them, and a
 * manifest that says what they are and to which state hash they lead.
 *
 * <pre>
 *   # covenant backup 1
 *   # sequence 4711
 *   # time 2026-11-21T10:33:04.445020Z
 *   # hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 *   &lt;SHA-256&gt;  journal-00000000000000000001.log
 *   ..
 * </pre>
 *
 * <p>{@code sha256sum -c MANIFEST} understands it. The history is left out: it is made anew from the journal.
 */
package covenant.ledger.backup;
