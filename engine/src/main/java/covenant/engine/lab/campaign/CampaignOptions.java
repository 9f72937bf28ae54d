package covenant.engine.lab.campaign;

/**
 * How a campaign is carried out; nothing here changes what comes out.
 *
 * @param threads how many runs are played at a time
 * @param journals where the commands of every run are written; null for nowhere
 * @param keptRun the run of which courses and marks are kept
 */
public record CampaignOptions(int threads, RunJournals journals, long keptRun) {
    /** The most threads. */
    public static final int MAX_THREADS = 256;

    public CampaignOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads: from 1 to " + MAX_THREADS + ", not " + threads);
        }
    }

    /** So many threads, no journals, and the first run is kept. */
    public static CampaignOptions threads(int threads) {
        return new CampaignOptions(threads, null, 0);
    }
}
