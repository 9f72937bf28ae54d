/** A journal read from its beginning beside the venue that writes it: for copies, and as a recording to be replayed with changes. */
package covenant.ledger.export;
