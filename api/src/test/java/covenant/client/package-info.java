/** The typed client against a venue behind real HTTP. */
package covenant.client;
