/** What the server says about itself: log lines as text or JSON, written by a thread of their own, and one line a request. */
package covenant.api.log;
