/**
 * The history, read from the projection: trades, prices and statements, page by page in either direction, with cursors that stay
 * good while rows arrive. Plain records; micros and parts per billion.
 */
package covenant.ledger.history;
