package covenant.api.research;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.lab.scene.SceneStopped;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one study after the other on one thread of its own, so that it never takes more than one core from trading, and keeps the
 * latest results in memory: a restart forgets them. Safe to use from any thread.
 */
public final class ResearchDesk implements AutoCloseable {
    /** How many studies may wait or run, of all accounts. */
    public static final int MOST_OPEN = 16;

    /** How many studies of one account may wait or run. */
    public static final int MOST_OPEN_OF_ONE = 4;

    /** How many studies are kept; the oldest that is over makes room. */
    public static final int MOST_KEPT = 32;

    /** The most bytes of one result and its page together. */
    public static final long MOST_BYTES = 32L << 20;

    /** The most bytes of all results that are kept; the oldest makes room. */
    public static final long MOST_KEPT_BYTES = 128L << 20;

    private static final int MOST_HOURS = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ResearchDesk.class);

    private final Map<String, Study> studies = new LinkedHashMap<>();
    private final WorkerExecutor thread;
    private final long mostBytes;
    private final long mostKeptBytes;
    private int asked;

    /** An empty desk. */
    public ResearchDesk(Vertx vertx) {
        this(vertx, MOST_BYTES, MOST_KEPT_BYTES);
    }

    /** One with less room. */
    ResearchDesk(Vertx vertx, long mostBytes, long mostKeptBytes) {
        this.mostBytes = mostBytes;
        this.mostKeptBytes = mostKeptBytes;
        // The time is what Vert.x waits before it complains that a worker is stuck.
        thread = vertx.createSharedWorkerExecutor("research", 1, MOST_HOURS, TimeUnit.HOURS);
    }

    /**
     * Takes a study into the line.
     *
     * @param title for people; a long one is cut
     * @param by number of the account that asks
     * @param name its name for the study: asked for again, it is the same one; empty for none
     * @param nowMicros the venue's time
     * @throws Rejection {@link ApiCode#RESEARCH_BUSY} if too many are open
     */
    public Study ask(String kind, String title, int by, String name, long nowMicros, Work work) {
        Study study;
        synchronized (studies) {
            for (Study each : studies.values()) {
                if (!name.isEmpty() && each.by() == by && each.name().equals(name)) {
                    return each;
                }
            }
            requireRoom(by);
            String id = kind + "-" + ++asked;
            study = new Study(id, kind, shortened(title), by, name, nowMicros, Study.Status.WAITING, 0, 0, null, null);
            studies.put(id, study);
            makeRoom();
        }
        thread.executeBlocking(
                () -> {
                    run(study.id(), work);
                    return null;
                },
                false);
        return study;
    }

    private static String shortened(String title) {
        return title.length() <= Limits.MAX_TITLE_CHARS ? title : title.substring(0, Limits.MAX_TITLE_CHARS - 2) + "..";
    }

    private void requireRoom(int by) {
        long open = studies.values().stream()
                .filter(each -> !each.status().isOver())
                .count();
        long own = studies.values().stream()
                .filter(each -> !each.status().isOver() && each.by() == by)
                .count();
        if (open >= MOST_OPEN || own >= MOST_OPEN_OF_ONE) {
            throw new Rejection(
                    ApiCode.RESEARCH_BUSY,
                    own + " of yours and " + open + " in all wait or run; the most are " + MOST_OPEN_OF_ONE + " and "
                            + MOST_OPEN);
        }
    }

    private void makeRoom() {
        List<Study> over =
                studies.values().stream().filter(each -> each.status().isOver()).toList();
        long bytes = over.stream().mapToLong(ResearchDesk::bytes).sum();
        // The last one stays: somebody waits for it.
        for (int i = 0; i < over.size() - 1 && (studies.size() > MOST_KEPT || bytes > mostKeptBytes); i++) {
            studies.remove(over.get(i).id());
            bytes -= bytes(over.get(i));
        }
    }

    private static long bytes(Study study) {
        return study.result() == null ? 0 : study.result().bytes();
    }

    // Whatever goes wrong in one study is told to whoever asked for it; the next one begins.
    @SuppressWarnings("IllegalCatch")
    private void run(String id, Work work) {
        if (!progress(id, 0, 0)) {
            return;
        }
        try {
            Work.Result result = work.carryOut((done, total) -> {
                if (!progress(id, done, total)) {
                    throw new Cancelled();
                }
            });
            if (result.bytes() > mostBytes) {
                throw new IllegalArgumentException("its result has " + result.bytes() + " bytes, and at most "
                        + mostBytes + " are kept here; the command line has no such bound");
            }
            end(id, Study.Status.DONE, null, result);
        } catch (Cancelled | SceneStopped e) {
            LOG.info("{} was cancelled", id);
        } catch (IllegalArgumentException e) {
            end(id, Study.Status.FAILED, e.getMessage(), null);
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            if (!isOpen(id)) {
                LOG.info("{} ended because nobody waits for it: {}", id, e.toString());
                return;
            }
            LOG.error("{} failed", id, e);
            end(id, Study.Status.FAILED, "it failed inside; the log of the server says how", null);
        }
    }

    private boolean isOpen(String id) {
        synchronized (studies) {
            Study study = studies.get(id);
            return study != null && !study.status().isOver();
        }
    }

    private boolean progress(String id, long done, long total) {
        synchronized (studies) {
            Study study = studies.get(id);
            if (study == null || study.status().isOver()) {
                return false;
            }
            studies.put(id, study.running(done, total));
            return true;
        }
    }

    private void end(String id, Study.Status how, String why, Work.Result result) {
        synchronized (studies) {
            Study study = studies.get(id);
            if (study != null && !study.status().isOver()) {
                studies.put(id, study.over(how, why, result));
                makeRoom();
            }
        }
    }

    /**
     * Ends a study that waits or runs; one that is over stays as it is.
     *
     * @return as it stands then
     */
    public Study cancel(Study study) {
        end(study.id(), Study.Status.CANCELLED, null, null);
        return find(study.id());
    }

    /** The study with this id, or null. */
    public Study find(String id) {
        synchronized (studies) {
            return studies.get(id);
        }
    }

    /** All that are kept, the latest first. */
    public List<Study> all() {
        synchronized (studies) {
            List<Study> all = new ArrayList<>(studies.values());
            java.util.Collections.reverse(all);
            return all;
        }
    }

    /** Ends everything. */
    @Override
    public void close() {
        synchronized (studies) {
            studies.clear();
        }
        thread.close();
    }
}
