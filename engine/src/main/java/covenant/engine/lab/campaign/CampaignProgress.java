package covenant.engine.lab.campaign;

/** Is told how far a campaign is. */
@FunctionalInterface
public interface CampaignProgress {
    /** For whoever does not want to know. */
    CampaignProgress NONE = (done, of) -> {};

    /** So many runs are done, with the attack and without, of all variants together. Called by one thread at a time, but not always the same. */
    void done(long done, long of);

    /**
     * Whether what comes out is still wanted: asked again and again, also within a run, by several threads at a time. Where not, the campaign ends
     * with {@link covenant.engine.lab.scene.SceneStopped}.
     */
    default boolean isWanted() {
        return true;
    }
}
