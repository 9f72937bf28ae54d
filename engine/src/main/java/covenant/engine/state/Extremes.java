package covenant.engine.state;

/** The smallest and the largest payoff of a position over the live states, before sweeping; reused from command to command. */
public final class Extremes {
    long worstMicros;
    long bestMicros;

    /** The smallest payoff. */
    public long worstMicros() {
        return worstMicros;
    }

    /** The largest payoff. */
    public long bestMicros() {
        return bestMicros;
    }
}
