/** What commands tell a person at a terminal while they work. */
package covenant.api.terminal;
