package covenant.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.decision.Draw;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.fixture.Commands;
import covenant.ledger.fixture.Scribe;
import covenant.ledger.replay.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dump: one JSON object a frame, readable without the program. */
class JournalDumpTest {
    @TempDir
    Path directory;

    private List<String> lines;

    @BeforeEach
    void dump() {
        List<Command> commands = new ArrayList<>(Commands.ofVersion1());
        commands.add(commands.get(8));
        commands.add(new Trade(CommandId.of("quote\"\n"), 3, 0, Order.toPrice(Order.ANY, 5, 250_000_000)));
        commands.add(new Trade(CommandId.NONE, 9, 77, Order.shares(0, Order.ANY, -1)));
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), Long.MAX_VALUE);
            scribe.batch(commands);
            scribe.seal();
        }
        StringBuilder out = new StringBuilder();
        JournalDump.dump(directory, out, Progress.NONE);
        lines = out.toString().lines().toList();
        assertThat(lines).hasSize(commands.size() + 1);
    }

    @Test
    void aMarketIsPrintedWithAllItsTerms() {
        assertThat(lines.get(7))
                .isEqualTo(
                        "{\"sequence\":8,\"time\":\"2026-01-01T00:00:00.008Z\",\"kind\":\"open-market\",\"commandId\":\"m\","
                                + "\"by\":\"coordinator\",\"market\":\"incidents\",\"title\":\"Title of incidents\",\"text\":\"\","
                                + "\"actor\":\"\",\"source\":\"\",\"conditions\":[\"kept\",\"broken\"],\"metric\":{\"type\":\"scalar\","
                                + "\"outcomes\":[\"long\",\"short\"],\"low\":\"0\",\"high\":\"4\",\"unit\":\"incidents\"},"
                                + "\"feeBps\":0,\"conditionTrading\":true,\"opensAt\":null,\"closesAt\":null,\"expiresAt\":null,"
                                + "\"liquidity\":\"1000\",\"prior\":[0.25,0.25,0.3,0.2],\"answer\":\"ok\"}");
    }

    @Test
    void aTradeIsPrintedWithSlugsLimitsAndResult() {
        assertThat(lines.get(8))
                .startsWith(
                        "{\"sequence\":9,\"time\":\"2026-01-01T00:00:00.009Z\",\"kind\":\"trade\",\"commandId\":\"t\","
                                + "\"by\":\"ada\",\"market\":\"incidents\",\"condition\":\"broken\",\"outcome\":\"long\",\"spend\":\"9\","
                                + "\"maxCost\":\"10\",\"answer\":\"ok\",\"sharesTraded\":\"")
                .contains("\"cost\":\"9\",\"fee\":\"0\",\"priceBefore\":0.6,\"priceAfter\":0.6");
        assertThat(lines.get(15)).as("sent again").endsWith("\"answer\":\"ok\",\"repeats\":9}");
    }

    @Test
    void aRefusalIsPrintedWithItsCodeAndUnknownNumbersAsTheyAre() {
        assertThat(lines.get(16))
                .contains(
                        "\"commandId\":\"quote\\\"\\u000a\"",
                        "\"condition\":null,\"outcome\":\"#5\",\"targetPrice\":0.25")
                .contains("\"answer\":\"market-settled\",\"detail\":\"");
        assertThat(lines.get(17))
                .contains(
                        "\"by\":\"#9\",\"market\":\"#77\",\"condition\":\"#0\",\"outcome\":null,\"shares\":\"-0.000001\"")
                .contains("\"answer\":\"unknown-account\"");
    }

    @Test
    void theSealIsPrintedToo() {
        assertThat(lines.get(18))
                .matches(
                        "\\{\"sequence\":18,\"time\":\"2026-01-01T00:00:00.018Z\",\"kind\":\"state-hash\",\"hash\":\"[0-9a-f]{64}\",\"layout\":\\d+}");
    }

    @Test
    void whatIsAgreedIsPrintedWithSlugsAndNoSecret(@TempDir Path other) {
        try (Ledger ledger = Ledger.open(other, LedgerOptions.defaults(), Progress.NONE)) {
            Scribe scribe = new Scribe(ledger.journal(), ledger.engine(), Long.MAX_VALUE);
            scribe.batch(Commands.oneOfEach());
            scribe.seal();
        }
        StringBuilder out = new StringBuilder();
        JournalDump.dump(other, out, Progress.NONE);
        String dump = out.toString();
        assertThat(dump)
                .contains("\"commitment\":\"report\",\"actor\":\"lab-x\",")
                .contains("\"verifiers\":[\"operator\",\"coordinator\"],\"quorum\":1,\"challengeWindow\":\"PT24H\"")
                .contains("\"pledge\":\"all-report\",\"bond\":\"50\",\"split\":{\"counterparties\":[\"coordinator\"],")
                .contains("\"binding\":{\"commitment\":\"pause\",\"kept\":\"kept\",\"broken\":\"broken\"}")
                .contains("\"decision\":{\"rule\":\"randomised\",\"baseRule\":\"twap-margin\",")
                .contains("\"statusQuo\":\"reject\",\"better\":\"lower\",\"thresholdBps\":250,")
                .contains(
                        "\"signal\":{\"kind\":\"conditional-probability\",\"market\":\"bound\",\"condition\":\"broken\",")
                .contains("\"when\":\"above\",\"threshold\":0.7,\"reset\":0.6,\"hold\":\"PT1H\",")
                .contains("\"kind\":\"attest\",\"commitmentId\"".replace("commitmentId", "commandId"))
                .doesNotContain("[commandId=", "Terms[");
        KeyHash seed = Commands.oneOfEach().stream()
                .filter(OpenMarket.class::isInstance)
                .map(c -> ((OpenMarket) c).terms().decision())
                .filter(java.util.Objects::nonNull)
                .map(DecisionTerms::seed)
                .findFirst()
                .orElseThrow();
        assertThat(dump)
                .doesNotContain(seed.hex())
                .contains("\"seedHash\":\"" + Draw.seal(seed).hex() + "\"");
    }

    @Test
    void everyLineNamesKindSenderAndAnswer() {
        assertThat(lines.subList(0, 18))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"sequence\":")
                        .contains("\"kind\":\"", "\"commandId\":\"", "\"by\":\"", "\"answer\":\"")
                        .endsWith("}"));
    }
}
