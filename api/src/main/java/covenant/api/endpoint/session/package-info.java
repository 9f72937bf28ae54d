/** A browser signs in and out. */
package covenant.api.endpoint.session;
