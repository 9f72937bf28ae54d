/** Copies of a journal, made beside the venue that writes it. */
package covenant.ledger.export;
