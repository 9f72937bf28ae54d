/** Actors, their commitments and joint pledges: entering, reading, and what hangs on them. */
package covenant.api.endpoint.commitment;
