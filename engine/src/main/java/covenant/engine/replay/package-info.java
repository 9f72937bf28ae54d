/** A recorded history carried out again on the engine, with one thing changed, and what follows from it. Pure: recordings come from outside. */
package covenant.engine.replay;
