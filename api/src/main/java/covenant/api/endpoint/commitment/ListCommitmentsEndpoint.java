package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.CommitmentJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.core.Engine;
import covenant.engine.state.VenueState;
import covenant.engine.view.CommitmentView;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code GET /api/v1/commitments}: in the order in which they were entered, of one actor or in one phase if asked. */
public final class ListCommitmentsEndpoint implements Endpoint {
    private static final int ANY = -1;

    private final Crossing crossing;
    private final Directory directory;

    public ListCommitmentsEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Filter(int actor, CommitmentPhase phase) {
        boolean admits(Commitment commitment) {
            return (actor == ANY || commitment.terms().actor() == actor)
                    && (phase == null || commitment.phase() == phase);
        }
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit", "actor", "phase");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        CommitmentPhase phase = phase(call.query("phase"));
        String actor = call.query("actor");
        Filter filter = new Filter(actor == null ? ANY : directory.actors().require(actor), phase);
        return crossing.read(engine -> see(engine, asked, filter))
                .map(page -> page.reply("commitments", CommitmentJson::of));
    }

    private static NumberedPage<CommitmentView> see(Engine engine, NumberedPage.Asked asked, Filter filter) {
        VenueState state = engine.state();
        return asked.of(
                state.commitments().commitments().size(),
                number -> {
                    Commitment commitment = state.commitments().commitment(number);
                    return filter.admits(commitment) ? CommitmentView.of(state, commitment) : null;
                },
                engine.sequence());
    }

    private static CommitmentPhase phase(String id) {
        if (id == null) {
            return null;
        }
        return Arrays.stream(CommitmentPhase.values())
                .filter(phase -> phase.id().equals(id))
                .findAny()
                .orElseThrow(() -> new Rejection(
                        ApiCode.PARAMETER_INVALID,
                        "phase is one of "
                                + Arrays.stream(CommitmentPhase.values())
                                        .map(CommitmentPhase::id)
                                        .collect(Collectors.joining(", "))));
    }
}
