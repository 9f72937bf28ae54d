package covenant.api.json;

import covenant.engine.view.PledgeView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A joint pledge as clients see it, the same in answers and in the stream. */
public final class PledgeJson {
    private PledgeJson() {}

    /** Who, how many and until when; who has signed; {@code changedSequence} is that of the last command that changed it. */
    public static JsonObject of(PledgeView pledge) {
        JsonArray members = new JsonArray();
        for (PledgeView.Member member : pledge.members()) {
            members.add(new JsonObject()
                    .put("commitment", member.commitment())
                    .put("actor", member.actor())
                    .put("phase", member.phase())
                    .put("signedAt", Times.isoOrNull(member.signedAtMicros())));
        }
        return new JsonObject()
                .put("id", pledge.terms().id())
                .put("title", pledge.terms().title())
                .put("text", pledge.terms().text())
                .put("phase", pledge.phase().id())
                .put("actors", new JsonArray(pledge.actors()))
                .put("required", pledge.terms().required())
                .put("signatures", pledge.signatures())
                .put("signBy", Times.iso(pledge.terms().signByMicros()))
                .put("commitments", members)
                .put("openedAt", Times.iso(pledge.openedAtMicros()))
                .put("endedAt", Times.isoOrNull(pledge.endedAtMicros()))
                .put("changedSequence", pledge.changedSequence());
    }
}
