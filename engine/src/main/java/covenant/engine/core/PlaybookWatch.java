package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.agenda.Agenda;
import covenant.engine.agenda.Due;
import covenant.engine.command.Command;
import covenant.engine.command.Order;
import covenant.engine.command.SignalTerms;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.event.Event;
import covenant.engine.playbook.Move;
import covenant.engine.playbook.PeriodAverage;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.signal.Signals;
import covenant.engine.signal.WatchedSignal;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/**
 * Watches signals for playbooks. An armed playbook begins to hold when its signal comes to the threshold or beyond, forgets that when the signal
 * comes back to the reset, and is triggered once it has held long enough with its guards met.
 */
final class PlaybookWatch {
    private final VenueState state;
    private final PlaybookActions actions;
    private long jumpFromMicros;
    private long jumpToMicros;

    PlaybookWatch(VenueState state, PlaybookActions actions) {
        this.state = state;
        this.actions = actions;
    }

    /** What was due between two commands is about to be carried out. */
    void jump(long fromMicros, long toMicros) {
        jumpFromMicros = fromMicros;
        jumpToMicros = toMicros;
    }

    /** The prices of a market may have changed. */
    void observe(Market market, Moment now) {
        if (!state.playbooks().watching(market.number()).isEmpty()) {
            Signals signals = Signals.of(market);
            for (Playbook playbook : state.playbooks().watching(market.number())) {
                observe(playbook, market, signals, now);
            }
            if (!market.phase().isLive()) {
                market.watch(-state.playbooks().leave(market.number()));
            }
        }
    }

    /** A commitment may have ended. */
    void observeCommitments(Moment now) {
        for (Playbook playbook : state.playbooks().watching(Order.ANY)) {
            see(playbook, breach(playbook), now);
        }
    }

    private long breach(Playbook playbook) {
        Commitment commitment =
                state.commitments().commitment(playbook.terms().signal().commitment());
        if (commitment.phase() == CommitmentPhase.BREACHED) {
            return Limits.PPB;
        }
        return commitment.phase().isFinal() ? Playbook.NO_SIGNAL : 0;
    }

    /** A playbook has just been opened. */
    void begin(Playbook playbook, Moment now) {
        Market market = state.market(playbook.terms().signal().market());
        if (market == null) {
            see(playbook, breach(playbook), now);
        } else {
            market.watch(1);
            observe(playbook, market, Signals.of(market), now);
        }
    }

    private void observe(Playbook playbook, Market market, Signals signals, Moment now) {
        SignalTerms signal = playbook.terms().signal();
        agenda().strike(playbook.nextLookMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
        playbook.lookAgain(WatchedSignal.nextLookMicros(signal, market, now.atMicros(), jumpFromMicros, jumpToMicros));
        agenda().enter(playbook.nextLookMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
        observe(playbook, WatchedSignal.value(signal, market, signals, now.atMicros()), now);
    }

    /** The signal itself has this value now. */
    private void observe(Playbook playbook, long value, Moment now) {
        PeriodAverage average = playbook.average();
        if (average == null) {
            see(playbook, value, now);
            return;
        }
        if (average.endMicros() == now.atMicros()) {
            // A price that changes at the end of a period counts from the next one on.
            averageEnds(playbook, now);
        }
        agenda().strike(average.endMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
        if (value == Playbook.NO_SIGNAL) {
            average.forget();
            see(playbook, value, now);
        } else {
            average.change(value, now.atMicros());
            agenda().enter(average.endMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
            triggerIfDue(playbook, now);
        }
    }

    /** The end of a period was due, or another look at a signal that moves by itself. */
    void averageEnds(Playbook playbook, Moment now) {
        if (playbook.nextLookMicros() == now.atMicros()) {
            Market market = state.market(playbook.terms().signal().market());
            observe(playbook, market, Signals.of(market), now);
        }
        PeriodAverage average = playbook.average();
        if (average != null && average.endMicros() == now.atMicros()) {
            agenda().strike(average.endMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
            average.end();
            agenda().enter(average.endMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
            see(playbook, average.average(), now);
        }
    }

    /** What the playbook watches, averaged or not, has this value now. */
    void see(Playbook playbook, long signal, Moment now) {
        playbook.see(signal);
        if (playbook.phase() != PlaybookPhase.ARMED) {
            return;
        }
        if (signal == Playbook.NO_SIGNAL || playbook.isSafe(signal)) {
            release(playbook, now);
        } else if (playbook.isBeyond(signal) && playbook.holdingSinceMicros() == 0) {
            hold(playbook, now.atMicros(), now);
            if (playbook.terms().holdMicros() > 0) {
                agenda().enter(playbook.heldAtMicros(), Due.Kind.CROSSING_HELD, playbook.number());
            }
        }
        triggerIfDue(playbook, now);
    }

    private void release(Playbook playbook, Moment now) {
        if (playbook.holdingSinceMicros() != 0) {
            agenda().strike(playbook.heldAtMicros(), Due.Kind.CROSSING_HELD, playbook.number());
            hold(playbook, 0, now);
        }
    }

    private void hold(Playbook playbook, long sinceMicros, Moment now) {
        playbook.hold(sinceMicros);
        playbook.stamp(now.sequence());
        now.events().on(new Event.PlaybookCrossed(playbook.number(), sinceMicros, playbook.signal(), now.atMicros()));
    }

    /** Triggers an armed playbook whose crossing has held for long enough, if its guards are met. */
    void triggerIfDue(Playbook playbook, Moment now) {
        boolean held = playbook.phase() == PlaybookPhase.ARMED
                && playbook.holdingSinceMicros() != 0
                && playbook.heldAtMicros() <= now.atMicros();
        if (held && areGuardsMet(playbook)) {
            move(playbook, PlaybookPhase.TRIGGERED, Command.VENUE_ACCOUNT, "", now);
            agenda().enter(playbook.respondByMicros(), Due.Kind.RESPONSE_OVERDUE, playbook.number());
            if (playbook.terms().automatic()) {
                actions.fire(playbook, Command.VENUE_ACCOUNT, now);
            }
        }
    }

    private boolean areGuardsMet(Playbook playbook) {
        Market market = state.market(playbook.terms().signal().market());
        return market == null
                || market.traders() >= playbook.terms().minTraders()
                        && market.volumeMicros() >= playbook.terms().minVolumeMicros();
    }

    /** Lets a playbook go to another phase, and tells it. */
    void move(Playbook playbook, PlaybookPhase to, int by, String reason, Moment now) {
        PlaybookPhase from = playbook.phase();
        playbook.stamp(now.sequence());
        playbook.move(new Move(from, to, by, reason, playbook.signal(), now.atMicros()));
        now.events()
                .on(new Event.PlaybookMoved(
                        playbook.number(), from.id(), to.id(), by, reason, playbook.signal(), now.atMicros()));
    }

    private Agenda agenda() {
        return state.agenda();
    }
}
