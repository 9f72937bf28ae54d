/** The way from an event loop to the core and back. */
package covenant.api.core;
