package covenant.load.browser;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.core.EventSink;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.replay.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A venue's folder with one market in which much was traded for the last month: written as the server would have, without its waiting for the disk. */
final class BigMarket {
    static final String ID = "busy";

    private static final long SEED = 20_260_301;
    private static final long MONTH_MICROS = 30L * 24 * 3_600 * 1_000_000;
    private static final long MICROS_IN_MILLI = 1_000;
    private static final long CREDIT = 1_000_000;
    private static final int FLUSH_EVERY = 4_096;
    private static final long MIDDLE_PPB = 500_000_000;
    private static final long STEP_PPB = 8_000_000;
    private static final long SPAN_PPB = 400_000_000;

    private final Ledger ledger;
    private long atMicros = System.currentTimeMillis() * MICROS_IN_MILLI - MONTH_MICROS;
    private int ids;

    private BigMarket(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Writes it into this folder. */
    static void in(Path directory, int trades) {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            new BigMarket(ledger).happen(trades);
            ledger.journal().flush();
        }
    }

    private int must(Command command) {
        long sequence = ledger.engine().sequence() + 1;
        ledger.journal().stage(sequence, atMicros, command);
        Answer answer = ledger.engine().apply(sequence, atMicros, command, EventSink.NONE);
        if (!answer.ok()) {
            throw new IllegalStateException(command + ": " + answer.refusal().code() + ", " + answer.detail());
        }
        return answer.number();
    }

    private CommandId id() {
        return CommandId.of("id-" + ++ids);
    }

    private int account(String id, Role role) {
        KeyHash nobodys = new KeyHash(1, id.hashCode(), 2, 3);
        return must(new OpenAccount(id(), Command.VENUE_ACCOUNT, id, id, role, 1_000_000 * CREDIT, nobodys));
    }

    private void happen(int trades) {
        must(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Busy", false, false));
        account("operator", Role.OPERATOR);
        int sponsor = account("sponsor", Role.COORDINATOR);
        int[] traders = new int[20];
        for (int i = 0; i < traders.length; i++) {
            traders[i] = account("trader-" + i, Role.PARTICIPANT);
        }
        MarketTerms terms = new MarketTerms(
                ID,
                "If the pledge is broken, does the index fall?",
                "",
                "",
                "",
                List.of("kept", "broken"),
                Metric.binary(),
                10,
                true,
                0);
        int market = must(new OpenMarket(id(), sponsor, terms, 1_000 * CREDIT, new long[0]));
        SplittableRandom random = new SplittableRandom(SEED);
        long[] prices = {MIDDLE_PPB, MIDDLE_PPB};
        for (int i = 0; i < trades; i++) {
            atMicros += MONTH_MICROS / trades;
            int branch = random.nextInt(2);
            long step = (random.nextBoolean() ? 1 : -1) * (1 + random.nextLong(STEP_PPB));
            boolean isTooFar = Math.abs(prices[branch] + step - MIDDLE_PPB) > SPAN_PPB;
            prices[branch] += isTooFar ? -step : step;
            int trader = traders[random.nextInt(traders.length)];
            must(new Trade(id(), trader, market, Order.toPrice(branch, 0, prices[branch])));
            if (i % FLUSH_EVERY == 0) {
                ledger.journal().flush();
            }
        }
    }
}
