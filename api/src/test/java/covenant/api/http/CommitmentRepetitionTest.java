package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The writes of actors, commitments and joint pledges, twice. */
class CommitmentRepetitionTest extends Repetition {
    private static final String COMMITMENT = "/api/v1/commitments/we-pause";

    @Override
    void everyKindOfWrite(ServedVenue venue) {
        String lab = venue.account("lab-account", "participant", "100");
        String vera = venue.account("vera", "researcher", "0");
        JsonObject actor = new JsonObject().put("name", "Lab").put("account", "lab-account");
        write(venue, OPERATOR, "/api/v1/actors", actor);
        JsonObject pledge = new JsonObject()
                .put("title", "Together")
                .put("actors", new JsonArray().add("lab"))
                .put("required", 1)
                .put("signBy", "2026-02-01T00:00:00Z");
        write(venue, OPERATOR, "/api/v1/pledges", pledge);
        JsonObject commitment = new JsonObject()
                .put("actor", "lab")
                .put("title", "We pause")
                .put("verification", "Vera looks.")
                .put("horizon", "2026-12-31T00:00:00Z")
                .put("verifiers", new JsonArray().add("vera"))
                .put("pledge", "together");
        write(venue, OPERATOR, "/api/v1/commitments", commitment);
        write(venue, lab, COMMITMENT + "/bonds", new JsonObject().put("amount", "40"));
        write(venue, lab, COMMITMENT + "/signature", new JsonObject());
        // Dated by its coming: sent again later, it is still the same.
        write(venue, vera, COMMITMENT + "/evidence", new JsonObject().put("text", "Smoke."));
        venue.advanceSeconds(60);
        JsonObject finding = new JsonObject().put("finding", "breached").put("reason", "Fire.");
        write(venue, vera, COMMITMENT + "/attestations", finding);
        write(venue, lab, COMMITMENT + "/challenges", new JsonObject().put("reason", "A barbecue."));
    }
}
