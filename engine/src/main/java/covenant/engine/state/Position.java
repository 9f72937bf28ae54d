package covenant.engine.state;

/**
 * What one account gets from one market in each state: the payoff vector, in micros, with void in the last place. Its minimum over
 * the live states is 0 after every command; dead states hold 0.
 */
public final class Position {
    final Account account;
    final long[] payoffMicros;

    Position(Account account, int states) {
        this.account = account;
        this.payoffMicros = new long[states];
    }

    /** Whose it is. */
    public Account account() {
        return account;
    }

    /** A copy of the payoff vector, void last. */
    public long[] payoffs() {
        return payoffMicros.clone();
    }
}
