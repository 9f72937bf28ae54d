package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.VenueOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The security headers of every answer, and what pages of other origins may. */
class HeadersTest {
    private static final String DASHBOARD = "https://dashboard.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/assets/lib/lit-html/lit-html.js",
                "/api/v1/venue",
                "/api/v1/me",
                "/nothing",
                "/health",
                "/problems/ennui"
            })
    void everyAnswerHasThem(String path) {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Got got = venue.get(null, path);
            assertThat(got.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                    .contains("img-src 'self' blob:;")
                    .doesNotContain("unsafe", "data:");
            assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(got.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(got.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
            assertThat(got.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(got.header("Cross-Origin-Embedder-Policy")).isEqualTo("require-corp");
            assertThat(got.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            // The pages' files are kept, but not used unasked; from a folder, as in an IDE, they are not kept.
            assertThat(got.header("Cache-Control"))
                    .isIn("no-store", got.header("ETag").isEmpty() ? "" : "no-cache");
            assertThat(got.header("Strict-Transport-Security")).as("plain HTTP").isEmpty();
            assertThat(got.header("Server")).isEmpty();
        }
    }

    @Test
    void pagesOfOtherOriginsMayNothingUnlessTheyAreNamed() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Got got = venue.get(OPERATOR, "/api/v1/me", "Origin", DASHBOARD).expect(200);
            assertThat(got.header("Access-Control-Allow-Origin")).isEmpty();
            venue.send("OPTIONS", null, "/api/v1/me", null, preflight(DASHBOARD))
                    .expect(405, "method-not-allowed");
        }
    }

    private static String[] preflight(String origin) {
        return new String[] {
            "Origin", origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization"
        };
    }

    @Test
    void pagesOfANamedOriginMayCallWithAKeyButNeverWithACookie() {
        AccessOptions access = AccessOptions.LOCAL.open(Set.of(DASHBOARD), Set.of());
        try (ServedVenue venue =
                ServedVenue.with(new MemoryStorage(), VenueOptions.local().access(access))) {
            Got asked = venue.send("OPTIONS", null, "/api/v1/me", null, preflight(DASHBOARD))
                    .expect(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
            assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
            assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
            assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();

            Got got = venue.get(OPERATOR, "/api/v1/me", "Origin", DASHBOARD).expect(200);
            assertThat(got.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
            assertThat(got.header("Access-Control-Expose-Headers")).contains("RateLimit-Remaining", "Covenant-Next");
            assertThat(got.header("Vary")).isEqualTo("Origin");
            assertThat(got.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");

            Got other = venue.get(OPERATOR, "/api/v1/me", "Origin", "https://evil.example")
                    .expect(200);
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(other.header("Vary")).isEqualTo("Origin");
            venue.send("OPTIONS", null, "/api/v1/me", null, preflight("https://evil.example"))
                    .expect(405, "method-not-allowed");
        }
    }
}
