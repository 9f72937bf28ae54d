package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.fixture.Walk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The two pieces of evidence of {@link CommitmentTest}, a page at a time and as a table. */
final class EvidencePages {
    private static final String COMMITMENTS = "/api/v1/commitments";
    private static final String PAUSE = COMMITMENTS + "/pause-above-the-line";

    private EvidencePages() {}

    static void check(ServedVenue venue, Walk walk, JsonArray whole) {
        JsonObject first = walk.get(null, COMMITMENTS + "/:id/evidence", PAUSE + "/evidence?limit=1")
                .expect(200)
                .json();
        assertThat(first.getJsonArray("evidence")).isEqualTo(new JsonArray().add(whole.getValue(0)));
        JsonObject second = venue.get(null, PAUSE + "/evidence?limit=1&cursor=" + first.getString("next"))
                .expect(200)
                .json();
        assertThat(second.getJsonArray("evidence")).isEqualTo(new JsonArray().add(whole.getValue(1)));
        assertThat(second.getValue("next")).isNull();
        assertThat(venue.get(null, PAUSE + "/evidence", "Accept", "text/csv")
                        .expect(200)
                        .body())
                .startsWith("number,by,text,link,sha256,date,addedAt\r\n0,ann,The run was seen from orbit.,https:");
        venue.get(null, COMMITMENTS + "/nothing/evidence").expect(404);
    }
}
