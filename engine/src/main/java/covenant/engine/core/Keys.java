package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.RevokeKey;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.AccountKey;
import covenant.engine.state.VenueState;
import java.util.List;

/** Keys of accounts: made and revoked by the account itself or an operator. */
final class Keys {
    private final VenueState state;

    Keys(VenueState state) {
        this.state = state;
    }

    /** The first key of an account that was just opened: for everything, for ever. */
    static void first(Account account, KeyHash hash, Moment now) {
        add(account, new IssueKey(null, 0, account.number(), hash, false), now);
    }

    Refused issue(IssueKey c, Moment now) {
        Refused refused = checkTarget(c.account());
        if (refused == null) {
            refused = checkIssue(c, state.account(c.account()), now);
        }
        if (refused == null && !now.isRehearsal()) {
            add(state.account(c.account()), c, now);
        }
        return refused;
    }

    /** Whether a command is about the keys of an account other than its sender's, who is no operator. */
    static boolean isForAnother(Command command, Role role) {
        int account = command instanceof IssueKey issue
                ? issue.account()
                : command instanceof RevokeKey revoke ? revoke.account() : command.by();
        return account != command.by() && role != Role.VENUE && role != Role.OPERATOR;
    }

    private Refused checkTarget(int account) {
        Account target = state.account(account);
        return target == null || target.role() == Role.VENUE
                ? new Refused(Refusal.UNKNOWN_TARGET, "no account " + account)
                : null;
    }

    private Refused checkIssue(IssueKey c, Account account, Moment now) {
        if (account.isRevoked(c.key())) {
            return new Refused(Refusal.KEY_REVOKED, "this key was revoked");
        }
        if (!c.id().isEmpty() && (!Texts.isSlug(c.id()) || isDerived(c.id()))) {
            return new Refused(
                    Refusal.ID_INVALID,
                    "a key's id is a slug of at most " + Limits.MAX_ID_CHARS
                            + " characters; k1, k2 and so on are given to keys without one");
        }
        List<AccountKey> kept = c.revokeOthers() ? List.of() : live(account, now);
        if (kept.stream().anyMatch(key -> key.id().equals(c.id()))) {
            return new Refused(Refusal.ID_TAKEN, "there is a key " + c.id());
        }
        if (!c.scopes().isValid()) {
            return new Refused(Refusal.SCOPES_INVALID, "a key has at least one scope, and only such as exist");
        }
        if (c.expiresAtMicros() != 0 && c.expiresAtMicros() <= now.atMicros()) {
            return new Refused(Refusal.EXPIRY_INVALID, "a key expires in the future");
        }
        if (kept.size() >= Limits.MAX_KEYS_PER_ACCOUNT) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "keys of an account: at most " + Limits.MAX_KEYS_PER_ACCOUNT);
        }
        boolean lasts = key(account, c, now).isLasting();
        return c.revokeOthers() && !lasts && isLastOfOperators(account, account.keys())
                ? lastKey("the new one would not be for accounts and keys, for ever")
                : null;
    }

    /** {@code k} and a number. */
    private static boolean isDerived(String id) {
        return id.length() > 1 && id.charAt(0) == 'k' && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<AccountKey> live(Account account, Moment now) {
        return account.keys().stream()
                .filter(key -> !key.isExpired(now.atMicros()))
                .toList();
    }

    private static AccountKey key(Account account, IssueKey c, Moment now) {
        String id = c.id().isEmpty() ? "k" + (account.keysMade() + 1) : c.id();
        return new AccountKey(c.key(), id, c.scopes(), c.expiresAtMicros(), now.atMicros());
    }

    private static void add(Account account, IssueKey c, Moment now) {
        for (AccountKey old : account.keys()) {
            // An expired key opens nothing; it gives its place, and its id, to the new one.
            if (c.revokeOthers() ? !old.hash().equals(c.key()) : old.isExpired(now.atMicros())) {
                end(account, old, now);
            }
        }
        AccountKey key = account.addKey(key(account, c, now));
        now.events()
                .on(new Event.KeyIssued(
                        account.number(),
                        c.key(),
                        c.revokeOthers(),
                        key.id(),
                        key.scopes(),
                        key.expiresAtMicros(),
                        key.issuedAtMicros()));
    }

    Refused revoke(RevokeKey c, Moment now) {
        Refused refused = checkTarget(c.account());
        if (refused != null) {
            return refused;
        }
        Account account = state.account(c.account());
        AccountKey key = account.key(c.key());
        if (key == null) {
            return new Refused(Refusal.UNKNOWN_KEY, account.id() + " has no such key");
        }
        if (isLastOfOperators(account, List.of(key))) {
            return lastKey("make another for accounts and keys, for ever, first");
        }
        if (!now.isRehearsal()) {
            end(account, key, now);
        }
        return null;
    }

    private static void end(Account account, AccountKey key, Moment now) {
        account.revoke(key);
        now.events().on(new Event.KeyRevoked(account.number(), key.hash(), key.id()));
    }

    /** Whether without these keys of the account no operator would have a key that lasts, though now one has. */
    private boolean isLastOfOperators(Account account, List<AccountKey> going) {
        return account.role() == Role.OPERATOR
                && going.stream().anyMatch(AccountKey::isLasting)
                && state.accounts().stream()
                        .filter(each -> each.role() == Role.OPERATOR)
                        .flatMap(each -> each.keys().stream().filter(key -> each != account || !going.contains(key)))
                        .noneMatch(AccountKey::isLasting);
    }

    private static Refused lastKey(String hint) {
        return new Refused(Refusal.LAST_KEY, "no operator would have a key left: " + hint);
    }
}
