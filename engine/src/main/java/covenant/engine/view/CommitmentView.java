package covenant.engine.view;

import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.Metric;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Entry;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.List;

/**
 * A commitment as it stood after one command, for readers on other threads: it never changes. Accounts, markets, actors and pledges appear by slug.
 *
 * @param number its number
 * @param terms what is promised, until when, and how a breach is found
 * @param actor whose it is
 * @param pledge the joint pledge it belongs to; empty if none
 * @param verifiers who attest
 * @param counterparties to whom the promise was made
 * @param phase where it stands
 * @param movedBy the account that brought it there; {@code venue} where time did
 * @param moveReason why; may be empty
 * @param movedAtMicros when
 * @param openedAtMicros when it was entered
 * @param signedAtMicros when it was signed within its joint pledge; 0 where it was not
 * @param challengeEndsMicros until when a proposed breach may be challenged; 0 while it may not
 * @param disputeEndsMicros until when the verifiers rule on a challenge; 0 where there is none
 * @param challengedBy who challenged in this round; empty if nobody did
 * @param challengeReason on what grounds
 * @param challengedAtMicros when; 0 if nobody did
 * @param attestations what the verifiers found in this round
 * @param evidence all evidence, oldest first
 * @param markets the markets bound to it
 * @param repricings how its end moved the tokens of those markets
 * @param timeline what happened to it, oldest first
 * @param bond what is at stake, and what became of it
 * @param changedSequence sequence of the last command that changed it
 */
public record CommitmentView(
        int number,
        CommitmentTerms terms,
        String actor,
        String pledge,
        List<String> verifiers,
        List<String> counterparties,
        CommitmentPhase phase,
        String movedBy,
        String moveReason,
        long movedAtMicros,
        long openedAtMicros,
        long signedAtMicros,
        long challengeEndsMicros,
        long disputeEndsMicros,
        String challengedBy,
        String challengeReason,
        long challengedAtMicros,
        List<AttestationView> attestations,
        List<EvidenceView> evidence,
        List<String> markets,
        List<RepricingView> repricings,
        List<EntryView> timeline,
        Bond bond,
        long changedSequence) {

    /** What one verifier found. */
    public record AttestationView(String by, boolean breached, String reason, long atMicros) {}

    /**
     * A piece of evidence.
     *
     * @param number counts from 0 within the commitment
     * @param document SHA-256 of the document, or null
     */
    public record EvidenceView(
            int number,
            String by,
            String text,
            String link,
            KeyHash document,
            long datedAtMicros,
            long addedAtMicros) {}

    /**
     * How a bound market was repriced; tokens in ppb (binary) or millionths of the unit (scalar), 0 if categorical.
     *
     * @param condition slug of the condition that came about
     * @param metric what the market measures
     */
    public record RepricingView(
            String market, String condition, Metric metric, long tokenBefore, long tokenAfter, long sequence) {
        /** The jump of the token. */
        public long jump() {
            return tokenAfter - tokenBefore;
        }
    }

    /** A line of the time line. */
    public record EntryView(
            long sequence, long atMicros, String by, Entry.What what, CommitmentPhase phase, String reason) {}

    /** The commitment as it stands; call it on the core's thread. */
    public static CommitmentView of(VenueState state, Commitment commitment) {
        CommitmentTerms terms = commitment.terms();
        CommitmentRegister register = state.commitments();
        boolean isChallenged = commitment.contest() != null;
        return new CommitmentView(
                commitment.number(),
                terms,
                register.actorOf(commitment).id(),
                terms.pledge() < 0
                        ? ""
                        : register.pledge(terms.pledge()).terms().id(),
                accounts(state, terms.verifiers()),
                accounts(state, terms.split().counterparties()),
                commitment.phase(),
                account(state, commitment.move().by()),
                commitment.move().reason(),
                commitment.move().atMicros(),
                commitment.openedAtMicros(),
                commitment.signedAtMicros(),
                commitment.challengeEndsMicros(),
                commitment.disputeEndsMicros(),
                isChallenged ? account(state, commitment.contest().by()) : "",
                isChallenged ? commitment.contest().reason() : "",
                isChallenged ? commitment.contest().atMicros() : 0,
                attestations(state, commitment),
                evidence(state, commitment),
                commitment.markets().stream()
                        .map(number -> state.market(number).terms().id())
                        .toList(),
                repricings(state, commitment),
                timeline(state, commitment),
                commitment.bond(),
                commitment.changedSequence());
    }

    private static String account(VenueState state, int number) {
        return state.account(number).id();
    }

    private static List<String> accounts(VenueState state, List<Integer> numbers) {
        return numbers.stream().map(number -> account(state, number)).toList();
    }

    private static List<AttestationView> attestations(VenueState state, Commitment commitment) {
        return commitment.attestations().stream()
                .map(a -> new AttestationView(account(state, a.by()), a.breached(), a.reason(), a.atMicros()))
                .toList();
    }

    private static List<EvidenceView> evidence(VenueState state, Commitment commitment) {
        EvidenceView[] views = new EvidenceView[commitment.evidence().size()];
        for (int i = 0; i < views.length; i++) {
            var e = commitment.evidence().get(i);
            views[i] = new EvidenceView(
                    i, account(state, e.by()), e.text(), e.link(), e.document(), e.datedAtMicros(), e.addedAtMicros());
        }
        return List.of(views);
    }

    private static List<EntryView> timeline(VenueState state, Commitment commitment) {
        return commitment.timeline().stream()
                .map(e -> new EntryView(
                        e.sequence(), e.atMicros(), account(state, e.by()), e.what(), e.phase(), e.reason()))
                .toList();
    }

    private static List<RepricingView> repricings(VenueState state, Commitment commitment) {
        return commitment.repricings().stream()
                .map(r -> {
                    Market market = state.market(r.market());
                    return new RepricingView(
                            market.terms().id(),
                            market.terms().conditions().get(r.condition()),
                            market.terms().metric(),
                            r.tokenBefore(),
                            r.tokenAfter(),
                            r.sequence());
                })
                .toList();
    }
}
