package covenant.engine.lab.detection;

import covenant.engine.lab.terms.Parameters;
import java.util.List;

/** Looks for one kind of trace in a market's trades. It has no state, and never looks at {@link Tape.Row#label}. */
@FunctionalInterface
interface Detector {
    /** What it finds, in any order; the same tape and parameters give the same findings. */
    List<Finding> find(Tape tape, Parameters parameters);
}
