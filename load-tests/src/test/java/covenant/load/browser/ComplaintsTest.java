package covenant.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a page is noticed by the tests of the pages, whoever looks. */
class ComplaintsTest {
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

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    console.error('wrong')                                                                  | console: wrong
                    setTimeout(() => { throw new Error('wrong'); })                                         | not caught: Error: wrong
                    document.body.insertAdjacentHTML('beforeend', '<i style="color: red">')                 | Content Security Policy
                    document.body.append(Object.assign(new Image(), {src: 'http://192.0.2.1/'}))            | Content Security Policy
                    document.body.append(Object.assign(new Image(), {src: '/there-is-no-such-picture.png'}))| status of 404
                    """)
    void itIsNoticed(String script, String complaint) {
        Visitor visitor = visits.to(venue);
        visitor.open("/");
        assertThat(visitor.wentWrong()).isEmpty();
        visitor.page().evaluate("() => { " + script + "; return new Promise(done => setTimeout(done)); }");
        visitor.page().waitForCondition(() -> !visitor.wentWrong().isEmpty());
        assertThat(visitor.wentWrong()).anySatisfy(each -> assertThat(each).contains(complaint));
        visitor.expect("");
    }

    @Test
    void aRequestToAnotherServerIsNoticedEvenWhereThePolicyWouldAllowIt() {
        Visitor visitor = visits.to(venue);
        visitor.open("/");
        visitor.page().route("http://192.0.2.1/**", route -> route.abort());
        visitor.page().navigate("about:blank");
        visitor.page().setContent("<img src='http://192.0.2.1/x.png'>");
        assertThat(visitor.wentWrong()).anySatisfy(each -> assertThat(each).contains("asks another server"));
        visitor.expect("");
    }
}
