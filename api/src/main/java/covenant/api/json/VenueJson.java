package covenant.api.json;

import io.vertx.core.json.JsonObject;

/** What a client must know of the venue itself before it reads any price. */
public final class VenueJson {
    /** Shown wherever prices of simulated participants are. */
    public static final String NOTICE = "Demo venue: prices and the past are simulated and say nothing about anyone.";

    private VenueJson() {}

    /** {@code {"name","simulated","notice","guests","clock"}}; where participants are real the notice is empty, and nobody is a guest. */
    public static JsonObject of(String name, boolean simulated, boolean simulatedClock) {
        return new JsonObject()
                .put("name", name)
                .put("simulated", simulated)
                .put("notice", simulated ? NOTICE : "")
                .put("guests", simulated)
                .put("clock", clock(simulatedClock));
    }

    /** What a venue's clock is called: {@code simulated} or {@code system}. */
    public static String clock(boolean simulated) {
        return simulated ? "simulated" : "system";
    }
}
