/** Markets: opening, reading, trading, settling. */
package covenant.api.endpoint.market;
