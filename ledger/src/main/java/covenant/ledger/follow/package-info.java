/**
 * The follower: a thread that reads the durable journal behind the ring, with an engine of its own, and makes everything that can be made
 * again: snapshots, and whatever its sinks keep. It can lag, fail or be rebuilt; it can never stall the ring.
 */
package covenant.ledger.follow;
