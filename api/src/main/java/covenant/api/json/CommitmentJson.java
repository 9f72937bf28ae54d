package covenant.api.json;

import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CommitmentTerms.Split;
import covenant.engine.commitment.Bond;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.CommitmentView.AttestationView;
import covenant.engine.view.CommitmentView.EntryView;
import covenant.engine.view.CommitmentView.EvidenceView;
import covenant.engine.view.CommitmentView.RepricingView;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A commitment as clients see it: in short the same in lists and in the stream, and whole where it is asked for by itself. */
public final class CommitmentJson {
    private CommitmentJson() {}

    /**
     * All but what may become long: of the evidence only how much there is and the newest piece, and no time line. {@code changedSequence} is
     * that of the last command that changed it.
     */
    public static JsonObject of(CommitmentView view) {
        JsonObject json = new JsonObject();
        putTerms(json, view);
        putStanding(json, view);
        List<EvidenceView> evidence = view.evidence();
        return json.put("markets", new JsonArray(view.markets()))
                .put("repricings", repricings(view))
                .put("evidenceCount", evidence.size())
                .put("latestEvidence", evidence.isEmpty() ? null : evidence(evidence.get(evidence.size() - 1)))
                .put("changedSequence", view.changedSequence());
    }

    /** How many of the newest pieces of evidence stand with a commitment; all of them come in pages. */
    public static final int NEWEST_EVIDENCE = 100;

    /**
     * With its newest evidence, the signals of its markets and the time line.
     *
     * @param markets the markets bound to it, as they stand at the same time
     */
    public static JsonObject whole(CommitmentView view, List<MarketView> markets) {
        JsonArray evidence = new JsonArray();
        List<EvidenceView> all = view.evidence();
        all.subList(Math.max(0, all.size() - NEWEST_EVIDENCE), all.size())
                .forEach(piece -> evidence.add(evidence(piece)));
        JsonArray signals = new JsonArray();
        markets.forEach(market -> signals.add(signals(market)));
        JsonArray timeline = new JsonArray();
        view.timeline().forEach(entry -> timeline.add(entry(entry)));
        return of(view).put("evidence", evidence).put("signals", signals).put("timeline", timeline);
    }

    private static void putTerms(JsonObject json, CommitmentView view) {
        CommitmentTerms terms = view.terms();
        json.put("id", terms.id())
                .put("actor", view.actor())
                .put("title", terms.title())
                .put("text", terms.text())
                .put("source", terms.source())
                .put("verification", terms.verification())
                .put("horizon", Times.iso(terms.horizonMicros()))
                .put("verifiers", new JsonArray(view.verifiers()))
                .put("quorum", terms.quorum())
                .put("challengeWindow", Times.isoDuration(terms.challengeMicros()))
                .put("disputeWindow", Times.isoDuration(terms.disputeMicros()))
                .put("pledge", view.pledge().isEmpty() ? null : view.pledge())
                .put("split", split(terms.split(), view.counterparties()));
    }

    private static JsonObject split(Split split, List<String> counterparties) {
        return new JsonObject()
                .put("counterparties", new JsonArray(counterparties))
                .put("counterpartiesBps", split.counterpartiesBps())
                .put("sponsorsBps", split.sponsorsBps())
                .put("burnBps", split.burnBps());
    }

    private static void putStanding(JsonObject json, CommitmentView view) {
        JsonArray attestations = new JsonArray();
        view.attestations().forEach(attestation -> attestations.add(attestation(attestation)));
        json.put("phase", view.phase().id())
                .put("phaseSince", Times.iso(view.movedAtMicros()))
                .put("phaseBy", view.movedBy())
                .put("phaseReason", view.moveReason())
                .put("openedAt", Times.iso(view.openedAtMicros()))
                .put("signedAt", Times.isoOrNull(view.signedAtMicros()))
                .put("challengeEndsAt", Times.isoOrNull(view.challengeEndsMicros()))
                .put("disputeEndsAt", Times.isoOrNull(view.disputeEndsMicros()))
                .put("challenge", challenge(view))
                .put("attestations", attestations)
                .put("bond", bond(view.bond(), view.terms().bondMicros()));
    }

    private static JsonObject challenge(CommitmentView view) {
        return view.challengedBy().isEmpty()
                ? null
                : new JsonObject()
                        .put("by", view.challengedBy())
                        .put("reason", view.challengeReason())
                        .put("at", Times.iso(view.challengedAtMicros()));
    }

    private static JsonObject attestation(AttestationView attestation) {
        return new JsonObject()
                .put("by", attestation.by())
                .put("finding", attestation.breached() ? "breached" : "kept")
                .put("reason", attestation.reason())
                .put("at", Times.iso(attestation.atMicros()));
    }

    private static JsonObject bond(Bond bond, long requiredMicros) {
        return new JsonObject()
                .put("required", Amounts.text(requiredMicros))
                .put("held", Amounts.text(bond.heldMicros()))
                .put("returned", Amounts.text(bond.returnedMicros()))
                .put("paid", Amounts.text(bond.paidMicros()))
                .put("burned", Amounts.text(bond.burnedMicros()));
    }

    /** A piece of evidence. */
    public static JsonObject evidence(EvidenceView piece) {
        return new JsonObject()
                .put("number", piece.number())
                .put("by", piece.by())
                .put("text", piece.text())
                .put("link", piece.link())
                .put(
                        "sha256",
                        piece.document() == null ? null : piece.document().hex())
                .put("date", Times.iso(piece.datedAtMicros()))
                .put("addedAt", Times.iso(piece.addedAtMicros()));
    }

    /** A market is repriced by the end of its commitment, so the phase is the cause. */
    private static JsonArray repricings(CommitmentView view) {
        JsonArray json = new JsonArray();
        for (RepricingView repricing : view.repricings()) {
            JsonObject each =
                    new JsonObject().put("market", repricing.market()).put("condition", repricing.condition());
            MarketJson.putRepricing(each, repricing.metric(), repricing.tokenBefore(), repricing.tokenAfter());
            json.add(each.put("cause", view.phase().id()).put("sequence", repricing.sequence()));
        }
        return json;
    }

    private static JsonObject entry(EntryView entry) {
        return new JsonObject()
                .put("sequence", entry.sequence())
                .put("at", Times.iso(entry.atMicros()))
                .put("what", entry.what().id())
                .put("phase", entry.phase().id())
                .put("by", entry.by())
                .put("reason", entry.reason());
    }

    private static JsonObject signals(MarketView market) {
        JsonObject whole = MarketJson.of(market);
        JsonObject json = new JsonObject().put("market", whole.getString("id"));
        for (String field :
                List.of("title", "phase", "metric", "binding", "conditions", "expected", "priceOfDefection", "label")) {
            json.put(field, whole.getValue(field));
        }
        return json;
    }
}
