package covenant.api.stream;

import covenant.api.json.PlaybookJson;
import covenant.engine.event.Event;
import covenant.engine.state.VenueState;
import covenant.engine.view.PlaybookView;
import java.util.function.Consumer;

/** What playbooks do, for the frames that tell of each step. */
final class Responding {
    private Responding() {}

    /** Tells how an event that is a playbook's step is told; on the core's thread. */
    static void see(VenueState state, Event event, long sequence, Consumer<Cut.Responded> told) {
        if (event instanceof Event.PlaybookMoved moved) {
            PlaybookView view = view(state, moved.playbook());
            String by = state.account(moved.by()).id();
            told.accept(new Cut.Responded(
                    sequence, "playbook-moved", Sight.marketsOf(view), () -> PlaybookJson.moved(view, moved, by)));
        } else if (event instanceof Event.PlaybookFired fired) {
            PlaybookView view = view(state, fired.playbook());
            PlaybookView.Fired firing = PlaybookView.Fired.of(state.playbooks().firing(fired.firing()), state);
            told.accept(new Cut.Responded(
                    sequence, "playbook-fired", Sight.marketsOf(view), () -> PlaybookJson.fired(view, firing)));
        }
    }

    private static PlaybookView view(VenueState state, int playbook) {
        return PlaybookView.brief(state.playbooks().playbook(playbook), state);
    }
}
