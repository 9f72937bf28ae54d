package covenant.engine.view;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Move;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.List;

/**
 * A playbook as it stood after one command, for readers on other threads: it never changes.
 *
 * @param number its number
 * @param terms what was agreed
 * @param watched the market that it watches; null where it watches a commitment
 * @param commitment slug of the commitment that it watches; null where it watches a market
 * @param owner slug of who answers for it
 * @param openedBy slug of who opened it
 * @param openedAtMicros when
 * @param phase where it stands
 * @param signal what it watches, as last seen; {@link Playbook#NO_SIGNAL} where there is nothing to see
 * @param holdingSinceMicros since when the crossing lasts; 0 if there is none
 * @param triggeredAtMicros when it was last triggered; 0 if never since it was armed
 * @param respondByMicros by when it must be done; 0 if it is not triggered
 * @param acknowledged whether the owner has seen the trigger
 * @param unsealed the text shown of a sealed rule; empty before
 * @param steps its moves, oldest first: all, or the last one
 * @param firings its firings, oldest first: all, or the last one
 * @param changedSequence sequence of the last command that changed it, beyond the value of its signal
 */
public record PlaybookView(
        int number,
        PlaybookTerms terms,
        MarketTerms watched,
        String commitment,
        String owner,
        String openedBy,
        long openedAtMicros,
        PlaybookPhase phase,
        long signal,
        long holdingSinceMicros,
        long triggeredAtMicros,
        long respondByMicros,
        boolean acknowledged,
        String unsealed,
        List<Step> steps,
        List<Fired> firings,
        long changedSequence) {

    /** A move, and the slug of who made it. */
    public record Step(Move move, String by) {}

    /** A firing, the slug of who let it happen, and of the market that it opened, or null. */
    public record Fired(Firing firing, String by, String market) {
        /** The firing as it stands; call it on the core's thread. */
        public static Fired of(Firing firing, VenueState state) {
            Market opened = state.market(firing.market());
            return new Fired(
                    firing,
                    state.account(firing.by()).id(),
                    opened == null ? null : opened.terms().id());
        }
    }

    /** The playbook as it stands, with all that it went through; call it on the core's thread. */
    public static PlaybookView of(Playbook playbook, VenueState state) {
        return of(playbook, state, Integer.MAX_VALUE);
    }

    /** The same with its last move and firing only. */
    public static PlaybookView brief(Playbook playbook, VenueState state) {
        return of(playbook, state, 1);
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static PlaybookView of(Playbook playbook, VenueState state, int most) {
        PlaybookTerms terms = playbook.terms();
        Market market = state.market(terms.signal().market());
        return new PlaybookView(
                playbook.number(),
                terms,
                market == null ? null : market.terms(),
                market == null
                        ? state.commitments()
                                .commitment(terms.signal().commitment())
                                .terms()
                                .id()
                        : null,
                state.account(terms.owner()).id(),
                state.account(playbook.openedBy()).id(),
                playbook.openedAtMicros(),
                playbook.phase(),
                playbook.signal(),
                playbook.holdingSinceMicros(),
                playbook.triggeredAtMicros(),
                playbook.respondByMicros(),
                playbook.isAcknowledged(),
                playbook.unsealed(),
                last(playbook.moves(), most).stream()
                        .map(move -> new Step(move, state.account(move.by()).id()))
                        .toList(),
                last(playbook.firings(), most).stream()
                        .map(firing -> Fired.of(state.playbooks().firing(firing), state))
                        .toList(),
                playbook.changedSequence());
    }
}
