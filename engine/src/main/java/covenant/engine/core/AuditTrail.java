package covenant.engine.core;

import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandKind;
import covenant.engine.event.Event;
import covenant.engine.state.VenueState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells, behind the events of an accepted command, who used the rights of an office, for what and why: every command of an operator or
 * coordinator, and what verifiers, actors and owners of playbooks may do. What participants do with their own money is no act of office.
 */
final class AuditTrail {
    /** Acts of office whatever the role of who does them: he was named verifier, actor or owner. */
    private static final Set<CommandKind> NAMED = EnumSet.of(
            CommandKind.ATTEST,
            CommandKind.CHALLENGE,
            CommandKind.POST_BOND,
            CommandKind.SIGN_PLEDGE,
            CommandKind.RESPOND_PLAYBOOK);

    /** Acts of the venue itself: how its first operator came in, and a new key for him. */
    private static final Set<CommandKind> OF_VENUE = EnumSet.of(CommandKind.OPEN_ACCOUNT, CommandKind.ISSUE_KEY);

    private final OfficeActs acts;

    AuditTrail(VenueState state) {
        this.acts = new OfficeActs(state);
    }

    /** A command that is about to be carried out; what it will change is noted as it stands. Null if it is no act of office. */
    Entry begin(Command command, Role role) {
        CommandKind kind = command.kind();
        if (kind == CommandKind.TRADE) {
            return null;
        }
        boolean isOffice = role == Role.OPERATOR || role == Role.COORDINATOR;
        return isOffice || NAMED.contains(kind) || role == Role.VENUE && OF_VENUE.contains(kind)
                ? new Entry(command, command.accept(acts))
                : null;
    }

    /** An act under way. */
    static final class Entry {
        private final Command command;
        private final OfficeActs.Act act;
        private final String before;

        private Entry(Command command, OfficeActs.Act act) {
            this.command = command;
            this.act = act;
            this.before = act.standing().get();
        }

        /** The command was accepted. */
        void tell(EventSink events) {
            String after = act.standing().get();
            boolean changed = !after.equals(before);
            events.on(new Event.Acted(
                    command.by(),
                    command.kind().id(),
                    act.subject(),
                    act.reason(),
                    changed ? before : "",
                    changed ? after : ""));
        }
    }
}
