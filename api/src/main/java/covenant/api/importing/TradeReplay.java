package covenant.api.importing;

import covenant.api.importing.ColumnMapping.CostSign;
import covenant.api.importing.ColumnMapping.Side;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.Order;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.runtime.CommandJournal;
import covenant.engine.signal.Signals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Trades recorded rows in an engine of its own, at their recorded times, and compares the engine's answers with the file.
 *
 * <p>How shares stay tied to the file: the sum of a market's recorded shares is kept exactly, rounded to the nearest micro-share, and
 * the trade is that less what the engine has traded so far. So the engine's sum is never more than half a micro-share from the
 * file's, however many rows there are; at b = 100 that is a price difference below 2e-9.
 */
final class TradeReplay {
    private static final int BATCH = 4_096;

    private final ColumnMapping mapping;
    private final BigDecimal priceTolerance;
    private final BigDecimal costTolerance;
    private final CommandJournal journal;
    private final Engine engine;
    private final ImportVenue venue;
    private final Map<String, Progress> markets = new LinkedHashMap<>();
    private long lastAtMicros;
    private int staged;

    /** Where one market stands. */
    private static final class Progress {
        private final int number;
        private final String id;
        private final BigDecimal liquidity;
        private final BigDecimal prior;
        private final List<ReplayReport.OddRow> odd = new ArrayList<>();
        private BigDecimal shares = BigDecimal.ZERO;
        private long tradedMicros;
        private int trades;
        private ReplayReport.Differences price = ReplayReport.Differences.NONE;
        private ReplayReport.Differences cost = ReplayReport.Differences.NONE;

        Progress(int number, String id, RecordedTrade first) {
            this.number = number;
            this.id = id;
            this.liquidity = first.liquidity();
            this.prior = first.prior();
        }
    }

    /** A replay in memory. */
    TradeReplay(ColumnMapping mapping, BigDecimal priceTolerance, BigDecimal costTolerance) {
        this(mapping, priceTolerance, costTolerance, new Engine(), null);
    }

    /**
     * A replay in an engine in which nothing has happened yet.
     *
     * @param journal takes every command, or null for none
     */
    TradeReplay(
            ColumnMapping mapping,
            BigDecimal priceTolerance,
            BigDecimal costTolerance,
            Engine engine,
            CommandJournal journal) {
        this.engine = engine;
        this.mapping = mapping;
        this.priceTolerance = priceTolerance;
        this.costTolerance = costTolerance;
        this.journal = journal;
        this.venue = new ImportVenue(mapping, this::apply);
    }

    /**
     * Trades all rows.
     *
     * @param progress hears how many are done, now and then
     * @throws ImportFailure if the engine refuses a row
     */
    ReplayReport run(List<RecordedTrade> trades, IntConsumer progress) {
        int every = Math.max(500, trades.size() / 20);
        lastAtMicros = trades.isEmpty() ? 0 : Math.max(0, trades.get(0).atMicros());
        venue.found();
        for (int i = 0; i < trades.size(); i++) {
            RecordedTrade trade = trades.get(i);
            lastAtMicros = Math.max(lastAtMicros, trade.atMicros());
            replay(trade);
            if ((i + 1) % every == 0 || i + 1 == trades.size()) {
                progress.accept(i + 1);
            }
        }
        return finish();
    }

    private void replay(RecordedTrade trade) {
        Progress market = markets.computeIfAbsent(trade.market(), name -> {
            String id = venue.marketSlug(name);
            return new Progress(venue.openMarket(id, trade), id, trade);
        });
        checkUnchanged(market, trade);
        market.shares = trade.net() ? trade.shares() : market.shares.add(trade.shares());
        long sharesMicros = sharesMicros(trade, market);
        market.trades++;
        if (sharesMicros == 0) {
            long price = Signals.of(engine.state().market(market.number)).outcomePpb()[0][0];
            compare(trade, market, price, 0);
            return;
        }
        Side side = side(trade, market, sharesMicros);
        Answer answer = venue.trade(trade, market.number, order(side, sharesMicros));
        market.tradedMicros += side == Side.NO ? -answer.sharesMicros() : answer.sharesMicros();
        compare(trade, market, priceOfYes(side, answer), answer.costMicros());
    }

    private static void checkUnchanged(Progress market, RecordedTrade trade) {
        if (market.liquidity.compareTo(trade.liquidity()) != 0 || market.prior.compareTo(trade.prior()) != 0) {
            throw new ImportFailure("line " + trade.line() + ": liquidity and prior of market " + trade.market()
                    + " differ from those of its first trade");
        }
    }

    private static long sharesMicros(RecordedTrade trade, Progress market) {
        try {
            return Math.subtractExact(Decimals.micros(market.shares), market.tradedMicros);
        } catch (ArithmeticException e) {
            throw new ImportFailure(
                    "line " + trade.line() + ": more than " + Limits.MAX_POSITION_MICROS + " shares", e);
        }
    }

    /** Selling yes and buying no move the price alike; where the file does not say which it was, the recorded cost does. */
    private Side side(RecordedTrade trade, Progress market, long sharesMicros) {
        if (mapping.costSide() != Side.EITHER) {
            return mapping.costSide();
        }
        BigDecimal yes = costDifference(trade, quotedCost(market, Side.YES, sharesMicros))
                .abs();
        BigDecimal no =
                costDifference(trade, quotedCost(market, Side.NO, sharesMicros)).abs();
        return no.compareTo(yes) < 0 ? Side.NO : Side.YES;
    }

    private long quotedCost(Progress market, Side side, long sharesMicros) {
        return engine.quote(market.number, order(side, sharesMicros)).costMicros();
    }

    private static Order order(Side side, long sharesMicros) {
        return side == Side.NO ? Order.shares(0, 1, -sharesMicros) : Order.shares(0, 0, sharesMicros);
    }

    private static long priceOfYes(Side side, Answer answer) {
        return side == Side.NO ? Limits.PPB - answer.priceAfterPpb() : answer.priceAfterPpb();
    }

    private BigDecimal costDifference(RecordedTrade trade, long costMicros) {
        BigDecimal cost = Decimals.units(costMicros);
        return (mapping.costSign() == CostSign.ABSOLUTE ? cost.abs() : cost).subtract(trade.cost());
    }

    private void compare(RecordedTrade trade, Progress market, long pricePpb, long costMicros) {
        BigDecimal price = trade.priceAfter() == null
                ? BigDecimal.ZERO
                : Decimals.probability(pricePpb).subtract(trade.priceAfter());
        BigDecimal cost = trade.cost() == null ? BigDecimal.ZERO : costDifference(trade, costMicros);
        boolean odd = price.abs().compareTo(priceTolerance) > 0 || cost.abs().compareTo(costTolerance) > 0;
        market.price = market.price.with(price.abs(), odd);
        market.cost = market.cost.with(cost.abs(), odd);
        if (odd) {
            market.odd.add(new ReplayReport.OddRow(
                    trade.id(), trade.line(), price, cost, mapping.knownOdd().get(trade.id())));
        }
    }

    private Answer apply(Command command) {
        long sequence = engine.sequence() + 1;
        if (journal != null) {
            Refusal refusal = journal.stage(sequence, lastAtMicros, command);
            if (refusal != null) {
                throw new ImportFailure("the journal does not take command " + sequence + ": " + refusal.code());
            }
            flushWhenFull();
        }
        Answer answer = engine.apply(sequence, lastAtMicros, command, EventSink.NONE);
        if (journal != null && sequence % Limits.HASH_INTERVAL == 0) {
            journal.stageHash(sequence, engine.hash());
        }
        return answer;
    }

    private void flushWhenFull() {
        if (++staged == BATCH) {
            journal.flush();
            staged = 0;
        }
    }

    private ReplayReport finish() {
        byte[] hash = engine.hash();
        if (journal != null) {
            journal.stageHash(engine.sequence(), hash);
            journal.flush();
        }
        List<ReplayReport.OfMarket> reports = markets.values().stream()
                .map(market ->
                        new ReplayReport.OfMarket(market.id, market.trades, market.price, market.cost, market.odd))
                .toList();
        return new ReplayReport(
                reports,
                priceTolerance,
                costTolerance,
                engine.sequence(),
                HexFormat.of().formatHex(hash));
    }
}
