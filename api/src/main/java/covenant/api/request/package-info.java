/** From the JSON of a request to the venue's commands. */
package covenant.api.request;
