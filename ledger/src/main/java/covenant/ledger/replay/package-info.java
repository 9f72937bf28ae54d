/** From files to an engine: a snapshot or nothing, and the commands of the journal after it, with every state hash checked on the way. */
package covenant.ledger.replay;
