/** What the ledger needs of a file system: durable names, zeros written ahead, one writer per directory, in this process and among all. */
package covenant.ledger.disk;
