/** The manipulation lab: scripted campaigns on the engine itself, measured and compared. */
package covenant.engine.lab;
