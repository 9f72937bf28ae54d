package covenant.engine.lab.detection;

import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.lab.scene.CommandLog;
import java.util.ArrayList;
import java.util.List;

/** Makes tapes of a venue's markets out of its commands and events, as they come. A row's id is the sequence of its command. */
public final class TapeRecorder implements CommandLog, EventSink {
    private final List<String> accounts = new ArrayList<>();
    private final List<MarketTerms> markets = new ArrayList<>();
    private final List<List<Tape.Row>> rows = new ArrayList<>();
    private long sequence;
    private long atMicros;
    private int ofCommand;

    @Override
    public void take(long newSequence, long newAtMicros, Command command) {
        sequence = newSequence;
        atMicros = newAtMicros;
        ofCommand = 0;
    }

    @Override
    public void at(long newAtMicros) {
        atMicros = newAtMicros;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.AccountOpened opened) {
            put(accounts, opened.account(), opened.id());
        } else if (event instanceof Event.MarketOpened opened) {
            put(markets, opened.market(), opened.terms());
            put(rows, opened.market(), new ArrayList<>());
        } else if (event instanceof Event.Traded traded) {
            ofCommand++;
            rows.get(traded.market()).add(row(traded));
        }
    }

    private static <T> void put(List<T> list, int number, T value) {
        while (list.size() <= number) {
            list.add(null);
        }
        list.set(number, value);
    }

    private Tape.Row row(Event.Traded traded) {
        MarketTerms terms = markets.get(traded.market());
        Tape.Row told = new Tape.Row(
                ofCommand == 1 ? Long.toString(sequence) : sequence + "." + ofCommand,
                atMicros,
                accounts.get(traded.account()),
                "",
                traded.sharesMicros() / (double) Limits.MICROS,
                traded.costMicros() / (double) Limits.MICROS,
                traded.priceBeforePpb() / (double) Limits.PPB,
                traded.priceAfterPpb() / (double) Limits.PPB,
                "");
        return new ClaimSides(terms.conditions(), terms.metric().outcomes())
                .row(traded.condition(), traded.outcome(), told);
    }

    /** The tapes so far, in the order of the markets' numbers. */
    public List<Tape> tapes() {
        List<Tape> tapes = new ArrayList<>();
        for (int m = 0; m < markets.size(); m++) {
            DecisionTerms decision = markets.get(m).decision();
            long to = decision == null ? 0 : decision.decidesAtMicros();
            long from = decision == null ? 0 : to - decision.windowMicros();
            tapes.add(new Tape(markets.get(m).id(), rows.get(m), from, to));
        }
        return tapes;
    }
}
