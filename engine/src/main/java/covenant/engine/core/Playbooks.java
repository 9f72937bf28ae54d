package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.event.Event;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.state.Market;
import covenant.engine.state.Seal;
import covenant.engine.state.VenueState;

/** Responses agreed before the crisis. Methods that can refuse return why they did, or null. */
final class Playbooks {
    /** The most steps from one arming to the next. */
    private static final int ROUND = 6;

    private final VenueState state;
    private final PlaybookTermsCheck terms;
    private final PlaybookActions actions;
    private final PlaybookWatch watch;

    Playbooks(VenueState state, Opening opening) {
        this.state = state;
        this.terms = new PlaybookTermsCheck(state, opening);
        this.actions = new PlaybookActions(state, opening);
        this.watch = new PlaybookWatch(state, actions);
    }

    Refused open(OpenPlaybook c, Moment now) {
        Refused refused = terms.check(c, now.atMicros());
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        Playbook playbook = new Playbook(state.playbooks().all().size(), c.terms(), c.by(), now.atMicros());
        playbook.stamp(now.sequence());
        state.playbooks().add(playbook);
        now.events().on(new Event.PlaybookOpened(playbook.number(), c.terms().withoutSeed(), c.by()));
        watch.begin(playbook, now);
        return null;
    }

    Refused respond(RespondPlaybook c, Moment now) {
        Playbook playbook = state.playbooks().playbook(c.playbook());
        if (playbook == null) {
            return unknown(c.playbook());
        }
        Refused refused = checkResponse(c, playbook);
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        switch (c.response()) {
            case ACKNOWLEDGE -> acknowledge(playbook, c, now);
            case DONE -> watch.move(playbook, PlaybookPhase.DONE, c.by(), c.reason(), now);
            case OVERRIDE -> watch.move(playbook, PlaybookPhase.OVERRIDDEN, c.by(), c.reason(), now);
            case REARM -> {
                watch.move(playbook, PlaybookPhase.ARMED, c.by(), c.reason(), now);
                watch.see(playbook, playbook.signal(), now);
            }
        }
        return null;
    }

    private void acknowledge(Playbook playbook, RespondPlaybook c, Moment now) {
        boolean late = playbook.phase() == PlaybookPhase.OVERDUE;
        watch.move(playbook, late ? PlaybookPhase.OVERDUE : PlaybookPhase.ACKNOWLEDGED, c.by(), c.reason(), now);
        playbook.acknowledge();
        if (!playbook.terms().automatic()) {
            actions.fire(playbook, c.by(), now);
        }
    }

    private Refused checkResponse(RespondPlaybook c, Playbook playbook) {
        boolean overrides = c.response() == Response.OVERRIDE;
        boolean operator = state.account(c.by()).role() == Role.OPERATOR;
        if (playbook.terms().owner() != c.by() && !(overrides && operator)) {
            return notOwner(playbook);
        }
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, !overrides);
        if (refused == null
                && c.response() == Response.REARM
                && (playbook.moves().size() + ROUND > Limits.MAX_PLAYBOOK_MOVES
                        || firings(playbook, false) >= Limits.MAX_FIRINGS)) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "steps and firings of one playbook: open another");
        }
        return refused == null && !allows(playbook, c.response())
                ? new Refused(
                        Refusal.PLAYBOOK_STATE_INVALID,
                        "the playbook is " + playbook.phase().id()
                                + (playbook.isAcknowledged() ? ", and was acknowledged" : ""))
                : refused;
    }

    private static boolean allows(Playbook playbook, Response response) {
        PlaybookPhase phase = playbook.phase();
        return switch (response) {
            case ACKNOWLEDGE ->
                phase == PlaybookPhase.TRIGGERED || phase == PlaybookPhase.OVERDUE && !playbook.isAcknowledged();
            case DONE -> phase == PlaybookPhase.ACKNOWLEDGED || phase == PlaybookPhase.OVERDUE;
            case OVERRIDE -> phase != PlaybookPhase.DONE && phase != PlaybookPhase.OVERRIDDEN;
            case REARM ->
                phase == PlaybookPhase.DONE || phase == PlaybookPhase.OVERDUE || phase == PlaybookPhase.OVERRIDDEN;
        };
    }

    Refused drill(DrillPlaybook c, Moment now) {
        Playbook playbook = state.playbooks().playbook(c.playbook());
        if (playbook == null) {
            return unknown(c.playbook());
        }
        if (playbook.terms().owner() != c.by() && state.account(c.by()).role() != Role.OPERATOR) {
            return notOwner(playbook);
        }
        Refused refused = Texts.check("the reason", c.reason(), Limits.MAX_TEXT_CHARS, true);
        if (refused != null) {
            return refused;
        }
        if (firings(playbook, true) >= Limits.MAX_DRILLS) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "drills of one playbook: at most " + Limits.MAX_DRILLS);
        }
        if (now.isRehearsal()) {
            return null;
        }
        actions.drill(playbook, c.by(), c.reason(), now);
        return null;
    }

    private Refused notOwner(Playbook playbook) {
        return new Refused(
                Refusal.NOT_OWNER,
                "only " + state.account(playbook.terms().owner()).id() + ", its owner, may do this");
    }

    /** How often it was fired, for real or as a drill. */
    private long firings(Playbook playbook, boolean drills) {
        return playbook.firings().stream()
                .filter(firing -> state.playbooks().firing(firing).drill() == drills)
                .count();
    }

    Refused unseal(UnsealPlaybook c, Moment now) {
        Playbook playbook = state.playbooks().playbook(c.playbook());
        if (playbook == null) {
            return unknown(c.playbook());
        }
        Refused refused = Texts.check("the text", c.text(), Limits.MAX_TEXT_CHARS, false);
        if (refused != null) {
            return refused;
        }
        if (playbook.terms().seal() != null
                && !Seal.of(c.text()).equals(playbook.terms().seal())) {
            return new Refused(
                    Refusal.SEAL_MISMATCH,
                    "the SHA-256 of this text is "
                            + Seal.of(c.text()).hex() + ", published was "
                            + playbook.terms().seal().hex());
        }
        if (playbook.terms().seal() == null || !playbook.unsealed().isEmpty()) {
            return new Refused(
                    Refusal.NOT_SEALED,
                    playbook.terms().seal() == null ? "the playbook is not sealed" : "its text was shown already");
        }
        if (now.isRehearsal()) {
            return null;
        }
        playbook.unseal(c.text());
        playbook.stamp(now.sequence());
        now.events().on(new Event.PlaybookUnsealed(playbook.number(), c.text(), c.by()));
        return null;
    }

    Refused recordDelivery(RecordDelivery c, Moment now) {
        Firing firing = state.playbooks().firing(c.firing());
        if (firing == null) {
            return new Refused(Refusal.UNKNOWN_FIRING, "no firing " + c.firing());
        }
        if (firing.delivery() != Firing.Delivery.PENDING
                || c.attempt() != firing.attempts().size() + 1) {
            return new Refused(
                    Refusal.DELIVERY_ENDED,
                    "after " + firing.attempts().size() + " attempts it is "
                            + firing.delivery().id());
        }
        if (now.isRehearsal()) {
            return null;
        }
        Firing.Attempt attempt = new Firing.Attempt(c.status(), now.atMicros());
        boolean last = attempt.delivered() || c.last() || c.attempt() == Limits.MAX_DELIVERY_ATTEMPTS;
        state.playbooks().attempted(c.firing(), attempt, last);
        state.playbooks().playbook(firing.playbook()).stamp(now.sequence());
        now.events().on(new Event.DeliveryRecorded(c.firing(), c.attempt(), c.status(), last));
        return null;
    }

    private static Refused unknown(int playbook) {
        return new Refused(Refusal.UNKNOWN_PLAYBOOK, "no playbook " + playbook);
    }

    /** What was due between two commands is about to be carried out. */
    void jump(long fromMicros, long toMicros) {
        watch.jump(fromMicros, toMicros);
    }

    /** The prices of a market may have changed. */
    void observe(Market market, Moment now) {
        watch.observe(market, now);
    }

    /** A commitment may have ended. */
    void observeCommitments(Moment now) {
        watch.observeCommitments(now);
    }

    /** A period over which a signal is averaged has ended. */
    void averageEnds(int playbook, Moment now) {
        watch.averageEnds(state.playbooks().playbook(playbook), now);
    }

    /** A crossing may have held long enough. */
    void crossingHeld(int playbook, Moment now) {
        watch.triggerIfDue(state.playbooks().playbook(playbook), now);
    }

    /** The time to respond has passed. */
    void responseOverdue(int number, Moment now) {
        Playbook playbook = state.playbooks().playbook(number);
        boolean waits = playbook.phase() == PlaybookPhase.TRIGGERED || playbook.phase() == PlaybookPhase.ACKNOWLEDGED;
        if (waits && playbook.respondByMicros() == now.atMicros()) {
            watch.move(playbook, PlaybookPhase.OVERDUE, Command.VENUE_ACCOUNT, "", now);
        }
    }
}
