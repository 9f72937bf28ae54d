package covenant.api.venue;

import covenant.api.stream.StreamLimits;
import covenant.api.webhook.WebhookOptions;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import java.util.List;
import java.util.function.Consumer;

/** How a venue runs. Never changes: what sets an option gives other options. */
public final class VenueOptions implements Cloneable {
    /** Slots of the ring unless told otherwise. */
    public static final int RING_SIZE = 16_384;

    private static final int BODY_MILLIS = 10_000;
    private static final int DRAIN_SECONDS = 5;

    private String host = "127.0.0.1";
    private int port;
    private int ringSize = RING_SIZE;
    private int eventLoops = 1;
    private String name = "Covenant";
    private boolean simulated;
    private String operatorKey;
    private VenueClock clock = VenueClock.SYSTEM;
    private ClockMode clockMode = ClockMode.KEPT;
    private Halt halt = Halt.PROCESS;
    private int bodyMillis = BODY_MILLIS;
    private List<StepListener> listeners = List.of();
    private WebhookOptions webhooks = WebhookOptions.DEFAULT;
    private int drainSeconds = DRAIN_SECONDS;
    private AccessOptions access = AccessOptions.LOCAL;
    private StreamLimits stream = StreamLimits.DEFAULT;

    private VenueOptions() {}

    /** On this machine only, any free port. */
    public static VenueOptions local() {
        return new VenueOptions();
    }

    private VenueOptions with(Consumer<VenueOptions> change) {
        try {
            VenueOptions changed = (VenueOptions) clone();
            change.accept(changed);
            return changed;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("options can be cloned", e);
        }
    }

    /** The same at this address. */
    public VenueOptions at(String newHost, int newPort) {
        return with(options -> {
            options.host = newHost;
            options.port = newPort;
        });
    }

    /** The same with this operator's key; null keeps the present one. */
    public VenueOptions operatorKey(String key) {
        return with(options -> options.operatorKey = key);
    }

    /** The same with simulated participants, or without; counts at the first start. */
    public VenueOptions simulated(boolean isSimulated) {
        return with(options -> options.simulated = isSimulated);
    }

    /** The same with a ring of so many slots, a power of two. */
    public VenueOptions ringSize(int slots) {
        return with(options -> options.ringSize = slots);
    }

    /** The same with so many event loops to answer HTTP. */
    public VenueOptions eventLoops(int loops) {
        return with(options -> options.eventLoops = loops);
    }

    /** The same with this machine's clock. */
    public VenueOptions clock(VenueClock newClock) {
        return with(options -> options.clock = newClock);
    }

    /** The same with time passing this way. */
    public VenueOptions clockMode(ClockMode mode) {
        return with(options -> options.clockMode = mode);
    }

    /** The same with another way to halt. */
    public VenueOptions halt(Halt newHalt) {
        return with(options -> options.halt = newHalt);
    }

    /** The same with so much patience for a request's body. */
    public VenueOptions bodyMillis(int millis) {
        return with(options -> options.bodyMillis = millis);
    }

    /** The same with these listeners on the core's thread, after the venue's own. */
    public VenueOptions listeners(List<StepListener> more) {
        return with(options -> options.listeners = List.copyOf(more));
    }

    /** The same with webhooks delivered this way. */
    public VenueOptions webhooks(WebhookOptions delivery) {
        return with(options -> options.webhooks = delivery);
    }

    /** The same with other bounds on who may come in. */
    public VenueOptions access(AccessOptions newAccess) {
        return with(options -> options.access = newAccess);
    }

    /** Who may come in, and how much of the venue one may take. */
    public AccessOptions access() {
        return access;
    }

    /** The same with so much time for requests under way when it is stopped. */
    public VenueOptions drainSeconds(int seconds) {
        return with(options -> options.drainSeconds = seconds);
    }

    /** The same with these bounds of the live stream. */
    public VenueOptions stream(StreamLimits limits) {
        return with(options -> options.stream = limits);
    }

    /** The address to listen on. */
    public String host() {
        return host;
    }

    /** The port; 0 picks one. */
    public int port() {
        return port;
    }

    /** Slots of the ring, a power of two. */
    public int ringSize() {
        return ringSize;
    }

    /** How many event loops answer HTTP. */
    public int eventLoops() {
        return eventLoops;
    }

    /** The venue's name, if this is its first start. */
    public String name() {
        return name;
    }

    /** The command that founds the venue, if this is its first start. */
    public FoundVenue founding() {
        return new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, name, simulated, clockMode.founds());
    }

    /** Whether its participants are simulated, if this is its first start. */
    public boolean simulated() {
        return simulated;
    }

    /** A key for the operator's account, or null to keep the present one. */
    public String operatorKey() {
        return operatorKey;
    }

    /** The machine's clock. */
    public VenueClock clock() {
        return clock;
    }

    /** Whether the sequencer stamps from the machine's clock, or from a simulated one. */
    public ClockMode clockMode() {
        return clockMode;
    }

    /** What to do when the core fails. */
    public Halt halt() {
        return halt;
    }

    /** How long the body of a request may take to come in. */
    public int bodyMillis() {
        return bodyMillis;
    }

    /** More listeners on the core's thread. */
    public List<StepListener> listeners() {
        return listeners;
    }

    /** How webhooks are delivered. */
    public WebhookOptions webhooks() {
        return webhooks;
    }

    /** How long requests under way may take once it is stopped. */
    public int drainSeconds() {
        return drainSeconds;
    }

    /** The bounds of the live stream. */
    public StreamLimits stream() {
        return stream;
    }
}
