/** What answers at each path, and the one table that says so. */
package covenant.api.endpoint;
