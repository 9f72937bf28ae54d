package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every page, whatever is on it: in both colour schemes, on a desk and on a phone, for everybody. */
class PagesTest {
    private static final List<String> OTHERS = List.of("/", "/markets/evals", "/open", "/lab", "/playbooks/sealed");

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static FullStage stage;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        stage = FullStage.on(venue, text -> text);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    static List<String> addresses() {
        return FullStage.ADDRESSES;
    }

    /** With what strangers look through, every page is seen through all four windows; few pages are others for researchers and operators. */
    static Stream<Arguments> addressesAndRoles() {
        return Stream.of(
                        seen(FullStage.ADDRESSES, "participant", Look.PHONE),
                        seen(FullStage.ADDRESSES, "coordinator", Look.WIDE_DARK),
                        seen(OTHERS, "researcher", Look.WIDE),
                        seen(OTHERS, "operator", Look.PHONE_DARK))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> seen(List<String> addresses, String role, Look look) {
        return addresses.stream().map(address -> Arguments.of(address, role, look));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void whoeverComesByCanReadIt(String address) {
        Visitor visitor = visits.to(venue);
        visitor.open(address);
        assertReadable(visitor);
        visitor.looksBy(Look.PHONE_DARK);
        visitor.assertFits();
        visitor.assertAccessible();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("addressesAndRoles")
    void whoeverIsSignedInCanReadIt(String address, String role, Look look) {
        Visitor visitor = visits.to(venue, look).signedIn(stage.of(role));
        visitor.open(address);
        assertReadable(visitor);
    }

    private static void assertReadable(Visitor visitor) {
        Page page = visitor.page();
        visitor.awaitLive();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasCount(1);
        assertThat(page.title()).as("title").contains(" · ").doesNotContain("undefined", "null", "NaN");
        assertThat(page.locator("body").innerText()).doesNotContain("undefined", "NaN", "[object");
        visitor.assertFits();
        assertThat(chartsWithoutTable(page)).as("charts without a table").isEqualTo(0);
        visitor.assertAccessible();
    }

    private static Object chartsWithoutTable(Page page) {
        return page.evaluate("() => [...document.querySelectorAll('figure.chart')]"
                + ".filter(chart => !chart.querySelector('table, .chart-data summary')).length");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/markets/nowhere", "/commitments/nowhere", "/playbooks/nowhere", "/nowhere", "/markets/%3Cb%3E"})
    void anAddressThatLeadsNowhereSaysWhatToDo(String address) {
        Visitor visitor = visits.to(venue);
        visitor.expect("status of 404");
        Page page = visitor.open(address);
        visitor.awaitLive();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasCount(1);
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first())
                .isVisible();
        visitor.assertAccessible();
    }

    @Test
    void aPlaceInTheNavigationIsAPageAndSaysWhereOneIs() {
        Visitor visitor = visits.to(venue);
        Page page = visitor.open("/");
        visitor.awaitLive();
        List<String> places = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
                .getByRole(AriaRole.LINK)
                .allInnerTexts();
        assertThat(places).contains("Board", "Commitments", "Decisions", "Playbooks", "Portfolio", "Lab", "Audit");
        for (String place : places) {
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
                    .getByText(place)
                    .click();
            visitor.awaitLive();
            assertThat(page.locator("[aria-current=page]")).hasText(place);
        }
    }
}
