package covenant.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the pages' modules make of odd amounts, texts and frames. */
class PageModulesTest {
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
        Page page = visits.to(venue).open("/glossary");
        return page.evaluate("async () => { const m = await import('/assets/" + module + "'); " + expression + " }");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("'", "%27");
    }

    @Test
    void whatIsTypedIsAnAmountOnlyWhereItCanMeanOneThing() {
        assertThat(
                        value(
                                "format/credits.js",
                                "return ['1,000.5', ' 1000.50 ', '.5', '-0', '\u22123', '12345678901234567890', '1,000,000'].map(m.typed);"))
                .isEqualTo(List.of("1000.5", "1000.5", "0.5", "0", "-3", "12345678901234567890", "1000000"));
        assertThat(
                        value(
                                "format/credits.js",
                                "return ['0,125', ',125', '1,5', '1.000,5', '1,0000', '1000,500', '1e5', '\u0663', '1.1234567', '.', '-', '', '0x1f', 'Infinity', '1 000'].map(m.typed);"))
                .isEqualTo(Arrays.asList(new Object[15]));
    }

    @Test
    void whatIsNotNothingIsNotShownAsNothing() {
        assertThat(
                        value(
                                "format/credits.js",
                                "return ['0', '-0', '0.000001', '-0.004', '0.005', '999.995', '-99999.4', '100000', '-3400000'].map(m.credits);"))
                .isEqualTo(List.of(
                        "0.00",
                        "0.00",
                        "<0.01",
                        "\u2212<0.01",
                        "0.01",
                        "1,000.00",
                        "\u221299,999",
                        "100K",
                        "\u22123.4M"));
        assertThat(value("format/number.js", "return [0, 1, 0.0004, 0.9999999, 0.5, NaN, null].map(m.percent);"))
                .isEqualTo(List.of("0.0%", "100.0%", "<0.1%", ">99.9%", "50.0%", "\u2013", "\u2013"));
    }

    @Test
    void aSpreadsheetFindsNoFormulaInADownload() {
        String rows = "at,what,amount\r\nnow,=1+1,-5.1\r\n\"=cmd, \"\"x\"\"\",\"+1\",\"a,=b\n=c\"\r\n@x,-y,-.5\r\n";
        assertThat(value("live/download.js", "return m.harmless(decodeURIComponent('" + encoded(rows) + "'));"))
                .isEqualTo(rows.replace("=1+1", "'=1+1")
                        .replace("=cmd", "'=cmd")
                        .replace("+1\"", "'+1\"")
                        .replace("@x", "'@x")
                        .replace("-y", "'-y"));
    }

    @Test
    void anAddressThatIsNoTextStandsForItself() {
        assertThat(value("format/address.js", "return ['a%20b', '%ff', '%', '%00x'].map(m.decoded);"))
                .isEqualTo(List.of("a b", "%ff", "%", "\0x"));
        assertThat(
                        value(
                                "format/address.js",
                                "return ['javascript:alert(1)', ' java\\nscript:x', 'data:text/html,x', '//x', 'x', 'https://a.b/c'].map(m.webAddress);"))
                .isEqualTo(Arrays.asList(null, null, null, null, null, "https://a.b/c"));
    }

    @Test
    void tradesThatAreNotToldAreCountedWhereverTheyMayBe() {
        assertThat(value("live/store.js", """
                        const store = new m.Store();
                        store.apply({type: 'market', sequence: 1, market: {id: 'a'}});
                        store.apply({type: 'conflated', sequence: 2, market: 'a', skipped: 7});
                        store.apply({type: 'conflated', sequence: 3, market: null, skipped: 2});
                        store.apply({type: 'conflated', sequence: 4, market: null, skipped: null});
                        return store.skipped.get('a');"""))
                .isEqualTo(10);
    }

    @Test
    void aStoreBegunAnewKeepsNothingThatTheSnapshotDoesNotTell() {
        Object kept = value("live/store.js", """
                const store = new m.Store();
                const piece = (more) => ({type: 'snapshot', previous: null, sequence: 9, venue: {}, more: false, accounts: [], positions: [], orders: [], markets: [], ...more});
                store.apply(piece({markets: [{id: 'a'}], positions: [{market: 'a'}], accounts: [{id: 'ann', cash: '5'}]}));
                store.apply({type: 'trade', sequence: 10, market: 'a', number: 1});
                store.apply({type: 'conflated', sequence: 10, market: 'a', skipped: 7});
                store.apply(piece({markets: [{id: 'b'}], sequence: 4}));
                return [[...store.markets.keys()], store.positions.size, store.trades.size, store.skipped.size, store.sequence, store.account];""");
        assertThat(kept).isEqualTo(Arrays.asList(List.of("b"), 0, 0, 0, 4, null));
    }
}
