package covenant.engine.playbook;

import covenant.engine.Limits;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A playbook's action, carried out once: for real or as a drill.
 *
 * @param number of all firings of the venue, from 0 upward
 * @param playbook whose action
 * @param drill whether it was only tried
 * @param by who let it happen: the owner who acknowledged, who drilled, or the venue itself
 * @param reason why it was drilled; may be empty
 * @param sequence of the command that let it happen
 * @param atMicros when
 * @param triggeredAtMicros when the playbook was triggered; of a drill when it was drilled
 * @param signal the signal at that time, or {@link Playbook#NO_SIGNAL}
 * @param outcome the code with which the action was refused; empty if it was not
 * @param market the market that it opened, or -1
 * @param delivery how far its webhook is
 * @param attempts to deliver it so far
 */
public record Firing(
        int number,
        int playbook,
        boolean drill,
        int by,
        String reason,
        long sequence,
        long atMicros,
        long triggeredAtMicros,
        long signal,
        String outcome,
        int market,
        Delivery delivery,
        List<Attempt> attempts) {
    public Firing {
        attempts = List.copyOf(attempts);
    }

    /** How far a webhook is. */
    public enum Delivery {
        /** The action is no webhook. */
        NONE(0),
        PENDING(1),
        DELIVERED(2),
        GIVEN_UP(3);

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Delivery(int number) {
            this.number = number;
        }

        /** The lower-case name used in JSON. */
        public String id() {
            return id;
        }

        static Delivery ofNumber(int number) {
            for (Delivery delivery : values()) {
                if (delivery.number == number) {
                    return delivery;
                }
            }
            throw new MalformedWire("no delivery " + number);
        }
    }

    /**
     * An attempt to deliver a webhook.
     *
     * @param status the receiver's HTTP status; 0 if none came
     * @param atMicros when it was noted
     */
    public record Attempt(int status, long atMicros) {
        /** Whether the receiver has it. */
        public boolean delivered() {
            return status >= 200 && status < 300;
        }
    }

    /** The same after one more attempt. */
    Firing attempted(Attempt attempt, boolean last) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        Delivery then = attempt.delivered() ? Delivery.DELIVERED : last ? Delivery.GIVEN_UP : Delivery.PENDING;
        return new Firing(
                number,
                playbook,
                drill,
                by,
                reason,
                sequence,
                atMicros,
                triggeredAtMicros,
                signal,
                outcome,
                market,
                then,
                more);
    }

    void write(WireWriter out) {
        out.putInt(playbook);
        out.putBoolean(drill);
        out.putInt(by);
        out.putText(reason);
        out.putLong(sequence);
        out.putLong(atMicros);
        out.putLong(triggeredAtMicros);
        out.putLong(signal);
        out.putText(outcome);
        out.putInt(market);
        out.putByte(delivery.number);
        out.putInt(attempts.size());
        for (Attempt attempt : attempts) {
            out.putInt(attempt.status());
            out.putLong(attempt.atMicros());
        }
    }

    static Firing read(int number, WireReader in) {
        return new Firing(
                number,
                in.getInt(),
                in.getBoolean(),
                in.getInt(),
                in.getText(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getText(),
                in.getInt(),
                Delivery.ofNumber(in.getByte()),
                readAttempts(in));
    }

    private static List<Attempt> readAttempts(WireReader in) {
        int count = in.count(Limits.MAX_DELIVERY_ATTEMPTS);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(new Attempt(in.getInt(), in.getLong()));
        }
        return attempts;
    }
}
