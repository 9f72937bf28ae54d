/** What an account sees of itself. */
package covenant.api.endpoint.me;
