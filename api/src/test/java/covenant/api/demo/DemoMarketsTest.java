package covenant.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of demo markets says all that it must. */
class DemoMarketsTest {
    /** The hosts of the sources; a new one is added here on purpose. */
    private static final Set<String> HOSTS =
            Set.of("arxiv.org", "futureoflife.org", "github.com", "manifold.markets", "metr.org", "www.gov.uk");

    static List<DemoMarket> markets() {
        return DemoMarket.real();
    }

    @Test
    void thereAreAtLeastADozenOfEveryKind() {
        List<DemoMarket> markets = markets();

        assertThat(markets).hasSizeGreaterThanOrEqualTo(12);
        assertThat(markets).extracting(market -> market.terms().id()).doesNotHaveDuplicates();
        assertThat(markets.stream()
                        .map(market -> market.terms().metric().type())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.Type.class))))
                .containsExactlyInAnyOrder(Metric.Type.values());
        assertThat(markets).anyMatch(market -> market.terms().feeBps() > 0);
        assertThat(markets).anyMatch(market -> !market.terms().conditionTrading());
        assertThat(markets).anyMatch(market -> market.terms().conditions().equals(List.of("kept", "broken")));
        assertThat(markets).anyMatch(market -> market.terms().conditions().size() == 3);
    }

    @Test
    void theReadmeSaysHowMany() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("demo venue of " + DemoMarket.all().size() + " markets");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("markets")
    void aMarketStatesTextDateActorAndSource(DemoMarket market) {
        MarketTerms terms = market.terms();

        assertThat(terms.title()).endsWith("?");
        assertThat(terms.actor()).isNotBlank();
        assertThat(terms.text()).contains(market.date().toString()).contains("Settles: ");
        assertThat(market.date()).isBetween(LocalDate.of(2023, 1, 1), LocalDate.of(2026, 11, 21));
        assertThat(market.why()).isNotBlank();
        URI source = URI.create(terms.source());
        assertThat(source.getScheme()).isEqualTo("https");
        assertThat(HOSTS).contains(source.getHost());
    }

    static List<DemoMarket> all() {
        return DemoMarket.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aPriorSumsToOneAndIsSureOfNothing(DemoMarket market) {
        assertThat(LongStream.of(market.conditionPpb()).sum()).isEqualTo(Limits.PPB);
        assertThat(LongStream.of(market.conditionPpb())).allMatch(ppb -> ppb >= Limits.PPB / 20);
        for (long[] given : market.outcomePpb()) {
            assertThat(LongStream.of(given).sum()).isEqualTo(Limits.PPB);
            assertThat(LongStream.of(given)).allMatch(ppb -> ppb >= Limits.PPB / 20);
        }
        assertThat(LongStream.of(market.jointPpb()).sum()).isEqualTo(Limits.PPB);
    }
}
