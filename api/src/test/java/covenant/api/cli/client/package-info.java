/** The commands that are clients. */
package covenant.api.cli.client;
