/**
 * Responses agreed before the crisis, as they stand: phases, crossings, averages, firings. Knows accounts and markets by their numbers only;
 * what moves it is in {@code core}.
 */
package covenant.engine.playbook;
