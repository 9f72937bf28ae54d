/**
 * {@code covenant import}: a recorded history of trades run through the real engine, and what differs. A {@link
 * covenant.api.importing.ColumnMapping} says what the file's columns mean, {@link covenant.api.importing.TradeFile} reads them,
 * {@link covenant.api.importing.TradeReplay} trades them, {@link covenant.api.importing.ReplayReport} is what came out.
 */
package covenant.api.importing;
