/** Limit orders. */
package covenant.api.endpoint.order;
