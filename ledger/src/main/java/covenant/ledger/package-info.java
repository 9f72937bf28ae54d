/** The durable side of the venue; {@link covenant.ledger.Ledger} is its front. See the module's README. */
package covenant.ledger;
