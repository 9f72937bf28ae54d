/** What the ledger needs of a file system: durable names, zeros written ahead, one writer per directory. */
package covenant.ledger.disk;
