/** What players and attacks can be told in a campaign's file: declared once, with units, bounds and defaults. */
package covenant.engine.lab.terms;
