/** Who sends a request: by a key, by a browser's session, or nobody. */
package covenant.api.identity;
