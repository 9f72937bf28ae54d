/** The way from an event loop to the history on disk and back. */
package covenant.api.history;
