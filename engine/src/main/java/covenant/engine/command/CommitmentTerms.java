package covenant.engine.command;

import java.util.List;

/**
 * What an actor promises, until when, and how a breach is found.
 *
 * @param id its slug
 * @param actor number of the actor
 * @param title the promise in one sentence
 * @param text the promise in full; may be empty
 * @param source where it can be read; may be empty
 * @param verification how it is verified, in plain words
 * @param horizonMicros kept if no breach is final by then, microseconds since 1970 UTC
 * @param verifiers accounts that attest
 * @param quorum how many of them must find the same
 * @param challengeMicros how long a proposed breach may be contested once it has its quorum
 * @param disputeMicros how long the verifiers have to rule on a challenge
 * @param pledge number of the joint pledge it belongs to, or -1
 * @param bondMicros the bond that must be posted before an actor can sign it within a pledge; 0 for none
 * @param split who gets a slashed bond
 */
public record CommitmentTerms(
        String id,
        int actor,
        String title,
        String text,
        String source,
        String verification,
        long horizonMicros,
        List<Integer> verifiers,
        int quorum,
        long challengeMicros,
        long disputeMicros,
        int pledge,
        long bondMicros,
        Split split) {
    public CommitmentTerms {
        verifiers = List.copyOf(verifiers);
    }

    /** The same with another id. */
    public CommitmentTerms named(String newId) {
        return new CommitmentTerms(
                newId,
                actor,
                title,
                text,
                source,
                verification,
                horizonMicros,
                verifiers,
                quorum,
                challengeMicros,
                disputeMicros,
                pledge,
                bondMicros,
                split);
    }

    /**
     * Who gets a slashed bond, in basis points that sum to 10,000. What falls to nobody, and what rounding leaves, is burned.
     *
     * @param counterparties the accounts to which the promise was made; they share equally
     * @param counterpartiesBps their share
     * @param sponsorsBps the share of the sponsors of the markets bound to the commitment, by subsidy
     * @param burnBps what nobody gets
     */
    public record Split(List<Integer> counterparties, int counterpartiesBps, int sponsorsBps, int burnBps) {
        public Split {
            counterparties = List.copyOf(counterparties);
        }
    }
}
