package covenant.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
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
                                + "\"liquidity\":\"1000\",\"prior\":[0.25,0.25,0.3,0.2],\"feeBps\":0,\"conditionTrading\":true,"
                                + "\"closesAt\":null,\"answer\":\"ok\"}");
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
                        "\\{\"sequence\":18,\"time\":\"2026-01-01T00:00:00.018Z\",\"kind\":\"state-hash\",\"hash\":\"[0-9a-f]{64}\"}");
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
