/**
 * The demo venue: markets on real commitments ({@code /covenant/demo/markets.json}) in which simulated participants trade gently for
 * as long as it runs, by commands and reads as everybody does. A new venue first gets a simulated past of thirty days ({@code
 * past.json}), in which organisations that do not exist keep and break promises and decide policies ({@code made-up.json}). A new demo
 * market is one entry in a file of markets, and one act in the past that opens it.
 */
package covenant.api.demo;
