/** The one table of what can go wrong: every code, its status, and what it means. */
package covenant.api.problem;
