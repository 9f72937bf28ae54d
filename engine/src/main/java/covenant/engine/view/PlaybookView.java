package covenant.engine.view;

import covenant.engine.command.PlaybookTerms;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Move;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.playbook.PlaybookRegister;
import java.util.List;

/**
 * A playbook as it stood after one command, for readers on other threads: it never changes.
 *
 * @param number its number
 * @param terms what was agreed
 * @param openedBy number of who opened it
 * @param openedAtMicros when
 * @param phase where it stands
 * @param signal what it watches, as last seen; {@link Playbook#NO_SIGNAL} where there is nothing to see
 * @param holdingSinceMicros since when the crossing lasts; 0 if there is none
 * @param triggeredAtMicros when it was last triggered; 0 if never since it was armed
 * @param respondByMicros by when it must be done; 0 if it is not triggered
 * @param acknowledged whether the owner has seen the trigger
 * @param unsealed the text shown of a sealed rule; empty before
 * @param moves all its moves, oldest first
 * @param firings all its firings, oldest first
 */
public record PlaybookView(
        int number,
        PlaybookTerms terms,
        int openedBy,
        long openedAtMicros,
        PlaybookPhase phase,
        long signal,
        long holdingSinceMicros,
        long triggeredAtMicros,
        long respondByMicros,
        boolean acknowledged,
        String unsealed,
        List<Move> moves,
        List<Firing> firings) {

    /** The playbook as it stands; call it on the core's thread. */
    public static PlaybookView of(Playbook playbook, PlaybookRegister register) {
        return new PlaybookView(
                playbook.number(),
                playbook.terms(),
                playbook.openedBy(),
                playbook.openedAtMicros(),
                playbook.phase(),
                playbook.signal(),
                playbook.holdingSinceMicros(),
                playbook.triggeredAtMicros(),
                playbook.respondByMicros(),
                playbook.isAcknowledged(),
                playbook.unsealed(),
                List.copyOf(playbook.moves()),
                playbook.firings().stream().map(register::firing).toList());
    }
}
