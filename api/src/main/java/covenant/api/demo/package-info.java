/**
 * The demo venue: markets on real commitments ({@code /covenant/demo/markets.json}) in which simulated participants trade gently for
 * as long as it runs. It uses the venue as everybody does, by commands and reads. A new demo market is one entry in that file.
 */
package covenant.api.demo;
