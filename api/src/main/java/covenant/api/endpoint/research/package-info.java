/** Research over HTTP: replays of this venue and campaigns are asked for, followed and read. */
package covenant.api.endpoint.research;
