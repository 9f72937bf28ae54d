package covenant.ledger.snapshot;

import covenant.engine.core.Engine;

/**
 * A snapshot that was read.
 *
 * @param engine as it stood then
 * @param segments how many segments of the journal began at or before its sequence when it was written
 * @param contentHash SHA-256 of all its bytes behind the header
 */
public record Snapshot(Engine engine, long segments, byte[] contentHash) {}
