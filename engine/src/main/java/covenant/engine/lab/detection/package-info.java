/** Traces of manipulation in a recorded market, each with the trades that show it. */
package covenant.engine.lab.detection;
