package covenant.engine.command;

import covenant.engine.Role;
import covenant.engine.Scope;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The kinds of command, the number each has in the journal, the scope that a key needs for it, and the roles that admit it. This is the one table of rights for
 * everything that changes the venue; the API's routes read it.
 */
public enum CommandKind {
    FOUND_VENUE(1, Scope.ACCOUNTS, Role.VENUE),
    OPEN_ACCOUNT(2, Scope.ACCOUNTS, Role.VENUE, Role.OPERATOR),
    DEPOSIT(3, Scope.ACCOUNTS, Role.OPERATOR),
    WITHDRAW(4, Scope.ACCOUNTS, Role.OPERATOR),
    /** For itself, or an operator for another. */
    ISSUE_KEY(5, Scope.KEYS, Role.VENUE, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    OPEN_MARKET(6, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    TRADE(7, Scope.TRADE, Role.PARTICIPANT),
    ADD_LIQUIDITY(8, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    SETTLE_CONDITION(9, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    SETTLE_OUTCOME(10, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    VOID_MARKET(11, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    TICK(12, Scope.ACCOUNTS, Role.VENUE),
    ADVANCE_CLOCK(13, Scope.ACCOUNTS, Role.OPERATOR),
    PLACE_ORDER(14, Scope.TRADE, Role.PARTICIPANT),
    CANCEL_ORDER(15, Scope.TRADE, Role.PARTICIPANT),
    OPEN_ACTOR(16, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    OPEN_COMMITMENT(17, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    ADD_EVIDENCE(18, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    /** Whoever is named a verifier may attest, whatever his role. */
    ATTEST(19, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    CHALLENGE(20, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    POST_BOND(21, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.OPERATOR),
    OPEN_PLEDGE(22, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    SIGN_PLEDGE(23, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.OPERATOR),
    OPEN_PLAYBOOK(24, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    /** Only the playbook's owner, and for an override an operator as well. */
    RESPOND_PLAYBOOK(25, Scope.OFFICE, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    DRILL_PLAYBOOK(26, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    UNSEAL_PLAYBOOK(27, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    RECORD_DELIVERY(28, Scope.OFFICE, Role.VENUE),
    CORRECT_OUTCOME(29, Scope.OFFICE, Role.COORDINATOR, Role.OPERATOR),
    /** For itself, or an operator for another. */
    REVOKE_KEY(30, Scope.KEYS, Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER, Role.OPERATOR),
    TRADE_BATCH(31, Scope.TRADE, Role.PARTICIPANT),
    /** In the journal only: a command of another kind, whose rights count, with a condition on it. */
    IF_UNCHANGED(32, Scope.KEYS, Role.VENUE);

    private static final int LAST_NUMBER = 32;
    private static final CommandKind[] BY_NUMBER = byNumber();

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Scope scope;
    private final EnumSet<Role> roles;
    private final int admitted;

    CommandKind(int number, Scope scope, Role first, Role... rest) {
        this.number = number;
        this.scope = scope;
        this.roles = EnumSet.of(first, rest);
        this.admitted = roles.stream().mapToInt(role -> 1 << role.number()).sum();
    }

    /** The number that stands for this kind in the journal; never reused. */
    public int number() {
        return number;
    }

    /** The name used in JSON, such as {@code open-market}. */
    public String id() {
        return id;
    }

    /** Whether an account of this role may send such a command. */
    public boolean admits(Role role) {
        return (admitted >> role.number() & 1) != 0;
    }

    /** What a key must be good for to send such a command. */
    public Scope scope() {
        return scope;
    }

    /** The roles that may send such a command. */
    public Set<Role> roles() {
        return EnumSet.copyOf(roles);
    }

    /** The kind with this journal number, or null if there is none. */
    public static CommandKind ofNumber(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    private static CommandKind[] byNumber() {
        CommandKind[] table = new CommandKind[LAST_NUMBER + 1];
        for (CommandKind kind : values()) {
            table[kind.number] = kind;
        }
        return table;
    }
}
