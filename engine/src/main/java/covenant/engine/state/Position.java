package covenant.engine.state;

/**
 * What one account gets from one market in each state: the payoff vector, in micros, with void in the last place. Its minimum over
 * the live states is 0 after every command; dead states hold 0.
 */
public final class Position {
    final Account account;
    final long[] payoffMicros;
    long[] settledMicros = {};
    long receivedMicros;

    Position(Account account, int states) {
        this.account = account;
        this.payoffMicros = new long[states];
    }

    /** Whose it is. */
    public Account account() {
        return account;
    }

    /**
     * What it was when its market settled: the payoff of each outcome of the condition that came about, then that of void. Empty if the
     * market has not settled, or it held nothing then.
     */
    public long[] settled() {
        return settledMicros.clone();
    }

    /** What it was paid in all since its market settled, corrections included. */
    public long receivedMicros() {
        return receivedMicros;
    }

    /** A copy of the payoff vector, void last. */
    public long[] payoffs() {
        return payoffMicros.clone();
    }
}
