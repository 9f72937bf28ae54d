package covenant.api.research;

import covenant.api.report.CampaignReport;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignProgress;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignWork;
import covenant.ledger.replay.Progress;
import io.vertx.core.buffer.Buffer;

/** Campaigns beside a venue that trades, and how much of them it has a core for; whoever wants more has the command line. */
public final class Campaigns {
    /** The most runs, of all variants together: each has a row in the result. */
    public static final long MOST_RUNS = 20_000;

    /** The most that there may be to do in all runs together, as {@link CampaignWork} counts it: some minutes of one core. */
    public static final long MOST_WORK = 10_000_000;

    private Campaigns() {}

    /** What is too much about a campaign; empty if nothing is. */
    public static String problem(CampaignTerms terms) {
        long runs = (long) terms.runs() * terms.variants().size();
        if (runs > MOST_RUNS) {
            return "at most " + MOST_RUNS + " runs here of all variants together, not " + terms.runs() + " of "
                    + terms.variants().size();
        }
        long work = CampaignWork.of(terms);
        return work <= MOST_WORK
                ? ""
                : "in all runs of all variants players would come to trade about " + work + " times, and " + MOST_WORK
                        + " are the most here: take fewer runs or players, or the command line";
    }

    /**
     * A campaign, to be carried out on a thread that may wait.
     *
     * @param command what gives the same on the command line
     */
    public static Work work(CampaignTerms terms, String command) {
        return progress -> {
            CampaignReport report =
                    CampaignReport.of(Campaign.run(terms, CampaignOptions.threads(1), new Told(progress)), command);
            return new Work.Result(report.json().toBuffer(), Buffer.buffer(report.html()));
        };
    }

    /** Tells the desk, and asks it also within a run. */
    private static final class Told implements CampaignProgress {
        private final Progress progress;
        private long done;
        private long of;

        Told(Progress progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void done(long runs, long all) {
            done = runs;
            of = all;
            progress.at(runs, all);
        }

        @Override
        public synchronized boolean isWanted() {
            try {
                progress.at(done, of);
                return true;
            } catch (Cancelled e) {
                return false;
            }
        }
    }
}
