/**
 * A typed client of a venue. It knows HTTP and JSON and nothing of the server: what it does, any client can do.
 *
 * <p>It blocks. Who uses it has threads of his own (a test, a bot's loop, a command), a retry is then a loop and not a chain of callbacks, and on
 * a thread per conversation nothing is lost: a client waits for the venue's disk, not for its own processor. What comes without being asked
 * for, the stream, calls back on one thread of its own.
 */
package covenant.client;
