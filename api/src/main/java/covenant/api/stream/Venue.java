package covenant.api.stream;

import io.vertx.core.json.JsonObject;

/** What a client must know of the venue itself before it reads any price. */
public record Venue(String name, boolean simulated) {
    /** Shown wherever prices of simulated participants are. */
    public static final String NOTICE =
            "Demo venue: prices come from simulated participants and say nothing about anyone.";

    /** {@code {"name","simulated","notice"}}; the notice is empty where participants are real. */
    public JsonObject json() {
        return new JsonObject().put("name", name).put("simulated", simulated).put("notice", simulated ? NOTICE : "");
    }
}
