package covenant.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the lab's page works out by itself: how figures are written, and which moment of two courses is which. */
class LabModulesTest {
    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;

    @BeforeAll
    static void open() {
        venue = StagedVenue.in(directory);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static Object value(String module, String expression) {
        Visitor visitor = visits.to(venue);
        visitor.open("/lab");
        return visitor.page().evaluate("async () => { const m = await import('" + module + "'); " + expression + " }");
    }

    @Test
    void figuresTimesAndDurationsAreWrittenAsTheVenueTakesThem() {
        assertThat(value("/assets/lab/scale.js", "return ['6h', '90m', '1d 12h', '30s', 'soon', ''].map(m.duration);"))
                .isEqualTo(Arrays.asList("PT21600S", "PT5400S", "PT129600S", "PT30S", null, null));
        assertThat(value(
                        "/assets/lab/scale.js",
                        "return m.ticks(0.42, 0.97, 5).at.map(each => each.toFixed(1)).join();"))
                .isEqualTo("0.5,0.6,0.7,0.8,0.9");
        assertThat(value("/assets/lab/course.js", "return String(m.micros('2026-03-01T00:00:00.000001Z'));"))
                .isEqualTo("1772323200000001");
    }

    @Test
    void coursesAreLookedUpAtEveryMoment() {
        String both = """
                const point = (sequence, a, b) => ({sequence, at: `2026-03-01T00:00:0${sequence}Z`, expected: [a, b], statistic: []});
                const decision = {condition: 'y', at: '2026-03-01T00:00:04Z', averages: []};
                const course = (points, decided) => new m.Course({points, window: null, decision: decided}, ['x', 'y'], true);
                const all = new m.Moments(course([point(1, .5, .5), point(3, .7, .5)], null),
                    course([point(1, .5, .5), point(2, .5, .2), point(5, .9, .2)], decision));
                """;
        assertThat(value("/assets/lab/course.js", both + "return all.keys;")).isEqualTo(List.of(1, 2, 3, 5));
        assertThat(value("/assets/lab/course.js", both + "return [all.firstApart(), all.farthestApart()];"))
                .isEqualTo(List.of(1, 1));
        assertThat(value("/assets/lab/course.js", both + "return all.distance(2, 0).toFixed(3);"))
                .as("what holds is the last point before")
                .isEqualTo("-0.200");
        assertThat(value("/assets/lab/course.js", both + "return Number.isNaN(all.distance(3, 0));"))
                .as("x is called off")
                .isEqualTo(true);
    }
}
