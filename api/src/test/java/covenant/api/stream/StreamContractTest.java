package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.contract.StreamContract;
import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** asyncapi.yaml and the code name the same frames; its examples are what its schemas say; anyone can have it. */
class StreamContractTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "covenant", "api", "stream");
    /** Where a frame is told, its type is the first text. */
    private static final Pattern TOLD = Pattern.compile(
            "(?:out\\.(?:remark|follow|begin)\\(|out\\(\\)\\.remark\\(|Draft\\.happened\\([^\"]*?|new Draft\\([^\"]*?|Cut\\.Responded\\([^\"]*?|(?<![a-z])move\\([^\"]*?)\\s*\"([a-z-]+)\"");

    private final StreamContract contract = StreamContract.theOne();

    private static Set<String> inCode() throws IOException {
        Set<String> types = new TreeSet<>();
        for (Subject subject : Subject.values()) {
            types.add(subject.type());
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Matcher matcher = TOLD.matcher(Files.readString(file));
                while (matcher.find()) {
                    types.add(matcher.group(1));
                }
            }
        }
        return types;
    }

    @Test
    void everyTypeOfFrameInTheCodeIsInTheDocumentAndNoOther() throws IOException {
        assertThat(contract.frameTypes()).containsExactlyInAnyOrderElementsOf(inCode());
        contract.frameTypes()
                .forEach(type -> assertThat(contract.frame(type)).as(type).isNotNull());
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        contract.examples().forEach((name, example) -> {
            JsonObject json = new JsonObject(Map.of("it", example)).getJsonObject("it");
            if (contract.frameTypes().contains(name)) {
                DescribedFrames.check(json);
            } else {
                assertThat(contract.said(name).of(DescribedFrames.value(json.encode())))
                        .as(name)
                        .isNull();
            }
        });
    }

    @Test
    void anyoneCanHaveIt() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Got got = venue.get(null, "/asyncapi.yaml").expect(200);
            assertThat(got.header("Content-Type")).startsWith("application/yaml");
            Map<String, Object> document = new Yaml().load(got.body());
            assertThat(document).containsEntry("asyncapi", "3.0.0");
            assertThat(document.keySet()).noneMatch(key -> key.startsWith("x-"));
        }
    }
}
