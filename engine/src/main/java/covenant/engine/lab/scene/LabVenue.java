package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.state.Market;

/**
 * An engine on a bench: it gives each command the next sequence, at a time that never goes back, and tells a log. Every change goes through
 * {@link Engine#apply}, so what happened here is what a venue would have done, and its log is a journal. One thread.
 */
public final class LabVenue {
    private final Engine engine = new Engine();
    private final CommandLog log;
    private final EventSink events;
    private final Tally tally;
    private long nowMicros;

    /** A venue that does not exist yet; {@link #found} is its first command. */
    public LabVenue(long startMicros, CommandLog log, EventSink events) {
        this(startMicros, log, events, null);
    }

    /** The same, counted. */
    LabVenue(long startMicros, CommandLog log, Tally tally) {
        this(startMicros, log, tally, tally);
        tally.begin(this);
    }

    private LabVenue(long startMicros, CommandLog log, EventSink events, Tally tally) {
        this.nowMicros = startMicros;
        this.log = log;
        this.events = events;
        this.tally = tally;
    }

    /** Gives the venue its name. */
    public void found(String name) {
        must(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, name, true, true));
    }

    /**
     * Opens an account that no key opens.
     *
     * @param id a slug of its own
     * @return its number
     */
    public int open(String id, Role role, long depositMicros) {
        return must(new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, id, id, role, depositMicros, null))
                .number();
    }

    /** Lets time pass; a time before the present one is the present one. What is due by then happens with the next command. */
    public void advanceTo(long atMicros) {
        nowMicros = Math.max(nowMicros, atMicros);
    }

    /** Lets whatever is due by now happen. */
    public void tick() {
        must(Tick.now());
    }

    /** Carries out or refuses a command. */
    public Answer send(Command command) {
        long sequence = engine.sequence() + 1;
        log.take(sequence, nowMicros, command);
        Answer answer = engine.apply(sequence, nowMicros, command, events);
        if (tally != null) {
            tally.answered(command, answer);
        }
        return answer;
    }

    /**
     * The same for a command that cannot be refused.
     *
     * @throws IllegalStateException if it is: a mistake in the scene, with the engine's reason
     */
    public Answer must(Command command) {
        Answer answer = send(command);
        if (!answer.ok()) {
            throw new IllegalStateException(
                    command.kind().id() + " was refused, " + answer.refusal().code() + ": " + answer.detail());
        }
        return answer;
    }

    /** The time, microseconds since 1970 UTC. */
    public long nowMicros() {
        return nowMicros;
    }

    /** The engine, to be read only. */
    public Engine engine() {
        return engine;
    }

    /** A market by its number, to be read only. */
    public Market market(int number) {
        return engine.state().market(number);
    }

    /** An account's free cash. */
    public long cashMicros(int account) {
        return engine.state().account(account).cashMicros();
    }
}
