/**
 * Bad requests, a class for each topic. Whoever adds a call adds rows to his topic's class, or a class of its own that extends
 * {@link covenant.api.badinput.BadInput}.
 */
package covenant.api.badinput;
