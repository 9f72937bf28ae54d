package covenant.engine.lab.scene;

/** What one player did in a run. */
public final class SeatTally {
    long volumeMicros;
    long trades;
    long refused;
    long tiedMicros;
    long capitalMicros;

    void pays(long micros) {
        tiedMicros += micros;
        capitalMicros = Math.max(capitalMicros, tiedMicros);
    }

    /** Sum of the absolute costs of its trades, fees included, and of its orders' fills. */
    public long volumeMicros() {
        return volumeMicros;
    }

    /** How many trades it made, its orders' fills among them. */
    public long trades() {
        return trades;
    }

    /** How many of its commands were refused. */
    public long refused() {
        return refused;
    }

    /** The most that it had paid in and not got back at one time. */
    public long capitalMicros() {
        return capitalMicros;
    }
}
