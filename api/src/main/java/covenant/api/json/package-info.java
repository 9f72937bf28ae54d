/** How the venue's numbers, times and markets are written and read as JSON; nothing here knows HTTP. */
package covenant.api.json;
