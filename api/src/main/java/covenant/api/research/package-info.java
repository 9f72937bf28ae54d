/** Research asked for over HTTP: carried out in the background, one piece at a time, its results kept for a while. */
package covenant.api.research;
