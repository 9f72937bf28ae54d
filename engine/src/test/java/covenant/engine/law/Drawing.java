package covenant.engine.law;

/** Draws the steps of a script, one after the other, looking at the engine as it stands. */
interface Drawing {
    /** The next step. */
    Step next();
}
