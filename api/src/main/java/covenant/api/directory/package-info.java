/** Who may come in and what is listed: a fold of the venue's events, read by every event loop. */
package covenant.api.directory;
