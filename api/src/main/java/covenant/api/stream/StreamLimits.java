package covenant.api.stream;

/**
 * The bounds of the live stream.
 *
 * @param clients how many may listen at once
 * @param clientsPerAddress how many of them from one address
 * @param unsentBytes from how much on that a client has yet to read it is told nothing more until it reads; one piece of a
 *     snapshot has half of it, or one market
 * @param frames how many frames are kept for clients that resume
 * @param frameChars how many characters these may have together
 * @param tradesPerCut how many trades of one cut are told one by one; of more, the newest
 * @param backlog how many frames a client may be behind before it only gets the newest of each market
 * @param replayTrades how many trades a client that comes back after long is told from the history; of more, only how many they were
 * @param filterMarkets how many markets, actors and signals one client may name
 * @param cutMillis how long changes are gathered at least
 * @param heartbeatMillis how often a client hears from the venue when nothing happens
 * @param decisionMillis how often at most it is told how a decision stands while only time passes
 * @param stallMillis how long a client may take nothing before it is closed
 * @param lingerMillis how long changes are still gathered when nobody listens, so that a lone client can resume
 */
public record StreamLimits(
        int clients,
        int clientsPerAddress,
        int unsentBytes,
        int frames,
        long frameChars,
        int tradesPerCut,
        int backlog,
        int replayTrades,
        int filterMarkets,
        long cutMillis,
        long heartbeatMillis,
        long decisionMillis,
        long stallMillis,
        long lingerMillis) {

    /** What a venue runs with. */
    public static final StreamLimits DEFAULT = new StreamLimits(
            10_000, 256, 32_768, 16_384, 16L << 20, 128, 1_024, 65_536, 100, 25, 15_000, 1_000, 30_000, 60_000);

    /** The same with so many seats for one address. */
    public StreamLimits clientsPerAddress(int most) {
        return new StreamLimits(
                clients,
                most,
                unsentBytes,
                frames,
                frameChars,
                tradesPerCut,
                backlog,
                replayTrades,
                filterMarkets,
                cutMillis,
                heartbeatMillis,
                decisionMillis,
                stallMillis,
                lingerMillis);
    }
}
