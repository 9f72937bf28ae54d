package covenant.api.request;

import covenant.api.directory.Names;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.Binding;
import java.util.List;

/** The fields {@code commitment} and {@code binding} of a body that opens a market. */
final class BindingRequest {
    private static final String KEPT = "kept";
    private static final String BROKEN = "broken";

    private BindingRequest() {}

    /**
     * The binding that the body asks for: the conditions {@code kept} and {@code broken} unless it names others; null where it names no commitment.
     *
     * @throws Rejection naming the field that is wrong
     */
    static Binding of(Fields body, List<String> conditions, Names commitments) {
        if (!body.has("commitment")) {
            if (body.has("binding")) {
                throw new Rejection(
                        ApiCode.MISSING_FIELD, "commitment is missing: the market is to be bound to which?");
            }
            return null;
        }
        String commitment = body.text("commitment");
        String kept = KEPT;
        String broken = BROKEN;
        if (body.has("binding")) {
            Fields binding = body.object("binding").only(KEPT, BROKEN);
            kept = binding.text(KEPT);
            broken = binding.text(BROKEN);
        }
        return new Binding(commitments.require(commitment), index(conditions, kept), index(conditions, broken));
    }

    private static int index(List<String> conditions, String id) {
        int index = conditions.indexOf(id);
        if (index < 0) {
            throw new Rejection(
                    Refusal.BINDING_INVALID,
                    "the conditions are " + String.join(", ", conditions)
                            + "; binding says which of them means kept and which broken");
        }
        return index;
    }
}
