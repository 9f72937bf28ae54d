/** What a replay needs around the engine: recordings from folders and files, injection files, what was left out, results as text and JSON. */
package covenant.api.lab.replay;
