/** The running venue: how its parts are put together, founded and stopped. */
package covenant.api.venue;
