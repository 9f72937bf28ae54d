/** The contract with clients: the OpenAPI document that is served, and the checks of requests that are compiled from it. */
package covenant.api.contract;
