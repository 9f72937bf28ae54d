/** What happened, page by page, as JSON or CSV. */
package covenant.api.endpoint.history;
