/** A venue inside the lab: an engine with its own clock, players on a timeline, and what is true behind the prices. */
package covenant.engine.lab.scene;
