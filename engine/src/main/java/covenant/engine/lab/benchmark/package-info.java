/** Published models of manipulation, played on real markets of this engine: their numbers are what others can check us by. */
package covenant.engine.lab.benchmark;
