package covenant.api.venue;

import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import java.util.List;

/**
 * How a venue runs.
 *
 * @param host the address to listen on
 * @param port the port; 0 picks one
 * @param ringSize slots of the ring, a power of two
 * @param eventLoops how many event loops answer HTTP
 * @param name the venue's name, if this is its first start
 * @param simulated whether its participants are simulated, if this is its first start
 * @param operatorKey a key for the operator's account, or null to keep the present one
 * @param clock the machine's clock
 * @param clockMode whether the sequencer stamps from it, or from a simulated one
 * @param halt what to do when the core fails
 * @param bodyMillis how long the body of a request may take to come in
 * @param listeners more listeners on the core's thread, after the venue's own
 */
public record VenueOptions(
        String host,
        int port,
        int ringSize,
        int eventLoops,
        String name,
        boolean simulated,
        String operatorKey,
        VenueClock clock,
        ClockMode clockMode,
        Halt halt,
        int bodyMillis,
        List<StepListener> listeners) {
    /** Slots of the ring unless told otherwise. */
    public static final int RING_SIZE = 16_384;

    private static final int BODY_MILLIS = 10_000;

    public VenueOptions {
        listeners = List.copyOf(listeners);
    }

    /** On this machine only, any free port. */
    public static VenueOptions local() {
        return new VenueOptions(
                "127.0.0.1",
                0,
                RING_SIZE,
                1,
                "Covenant",
                false,
                null,
                VenueClock.SYSTEM,
                ClockMode.KEPT,
                Halt.PROCESS,
                BODY_MILLIS,
                List.of());
    }

    /** The same at this address. */
    public VenueOptions at(String newHost, int newPort) {
        return new VenueOptions(
                newHost,
                newPort,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with this operator's key. */
    public VenueOptions operatorKey(String key) {
        return new VenueOptions(
                host, port, ringSize, eventLoops, name, simulated, key, clock, clockMode, halt, bodyMillis, listeners);
    }

    /** The same with simulated participants. */
    public VenueOptions simulated(boolean isSimulated) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                isSimulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with a ring of this size. */
    public VenueOptions ringSize(int slots) {
        return new VenueOptions(
                host,
                port,
                slots,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with so many event loops. */
    public VenueOptions eventLoops(int loops) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                loops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with this clock. */
    public VenueOptions clock(VenueClock newClock) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                newClock,
                clockMode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with time passing this way. */
    public VenueOptions clockMode(ClockMode mode) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                mode,
                halt,
                bodyMillis,
                listeners);
    }

    /** The same with another way to halt. */
    public VenueOptions halt(Halt newHalt) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                newHalt,
                bodyMillis,
                listeners);
    }

    /** The same with so much patience for a request's body. */
    public VenueOptions bodyMillis(int millis) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                millis,
                listeners);
    }

    /** The same with these listeners. */
    public VenueOptions listeners(List<StepListener> more) {
        return new VenueOptions(
                host,
                port,
                ringSize,
                eventLoops,
                name,
                simulated,
                operatorKey,
                clock,
                clockMode,
                halt,
                bodyMillis,
                more);
    }
}
