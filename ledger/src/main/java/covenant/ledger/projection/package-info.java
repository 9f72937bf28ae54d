/**
 * The projection: the ledger as tables in an H2 file, folded from the journal by its follower and rebuilt from it whenever the file
 * is gone, damaged or of another version.
 */
package covenant.ledger.projection;
