/** The venue as a whole: its name, state, health, figures and problems. */
package covenant.api.endpoint.venue;
