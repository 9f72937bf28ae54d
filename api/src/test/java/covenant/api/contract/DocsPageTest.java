package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contract is served as two texts and a page, and nothing on the page is from elsewhere or inline. */
class DocsPageTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @Test
    void everyFileOfThePageIsThereAndOurs() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Got page = venue.get(null, "/docs").expect(200);
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
            assertThat(page.body())
                    .doesNotContain("<style")
                    .doesNotContain("onclick")
                    .doesNotContain("<script>");
            Matcher addresses = ADDRESS.matcher(page.body());
            int files = 0;
            while (addresses.find()) {
                String address = addresses.group(1);
                assertThat(address).startsWith("/");
                assertThat(venue.send("GET", null, address, null).status())
                        .as(address)
                        .isEqualTo(200);
                files++;
            }
            assertThat(files).isGreaterThan(5);
        }
    }

    @Test
    void bothTextsSayTheSame() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            JsonObject json = venue.get(null, "/openapi.json").expect(200).json();
            Object yaml = new org.yaml.snakeyaml.Yaml()
                    .load(venue.get(null, "/openapi.yaml").expect(200).body());

            assertThat(json.getString("openapi")).startsWith("3.1");
            assertThat(new JsonObject(SchemaCompiler.map(yaml))).isEqualTo(json);
        }
    }
}
