package covenant.ledger.snapshot;

import covenant.engine.core.Engine;

/**
 * A snapshot that was read.
 *
 * @param engine as it stood then
 * @param segments how many segments of the journal began at or before its sequence when it was written
 */
public record Snapshot(Engine engine, long segments) {}
