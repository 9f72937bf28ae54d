/** The commands that are clients of a venue: what any client can do over HTTP, with tables for people and {@code --json} for machines. */
package covenant.api.cli.client;
