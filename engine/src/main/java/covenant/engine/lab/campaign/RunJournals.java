package covenant.engine.lab.campaign;

import covenant.engine.lab.scene.CommandLog;

/** Writes the commands of runs down, each run as a journal of its own. */
@FunctionalInterface
public interface RunJournals {
    /**
     * A place for the commands of one run. Called by several threads at a time.
     *
     * @param variant its name
     * @param isAttacked whether it is the run with the attack
     */
    RunJournal open(String variant, long run, boolean isAttacked);

    /** One run's journal: closed when the run is over, also if it failed. */
    interface RunJournal extends CommandLog, AutoCloseable {
        /** SHA-256 of the state after the last command, which has this sequence; told last. */
        default void hash(long sequence, byte[] hash) {}

        @Override
        void close();
    }
}
