package covenant.api.venue;

import covenant.api.directory.ApiKey;
import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.OpenAccount;
import covenant.engine.runtime.VenueRing;
import covenant.engine.state.Account;
import covenant.engine.state.AccountKey;
import java.util.List;
import java.util.function.Consumer;

/** What the venue does for itself before anyone else comes in: its name, and the first operator with a key. */
final class Founding {
    /** Slug of the operator's account. */
    static final String OPERATOR = "operator";

    private final VenueRing ring;
    private final VenueOptions options;
    private final Consumer<String> onMadeKey;
    private boolean givenKeyRevoked;

    Founding(VenueRing ring, VenueOptions options, Consumer<String> onMadeKey) {
        this.onMadeKey = onMadeKey;
        this.ring = ring;
        this.options = options;
    }

    /** Does what is missing; each step is its own command, so a start that was cut short is completed by the next. */
    void complete() {
        if (ring.read(engine -> engine.state().name()).join().isEmpty()) {
            send(options.founding());
        }
        Operator operator = ring.read(engine -> Operator.of(engine.state().account(OPERATOR)))
                .join();
        if (operator == null) {
            open();
            return;
        }
        String given = options.operatorKey();
        if (given != null && !operator.keys().contains(ApiKey.hash(given))) {
            give(operator, ApiKey.hash(given));
        }
    }

    /** Whether the given key was revoked earlier, so that the present ones stay as they are. */
    boolean isGivenKeyRevoked() {
        return givenKeyRevoked;
    }

    private void give(Operator operator, KeyHash key) {
        Answer answer = ring.submit(new IssueKey(CommandId.NONE, Command.VENUE_ACCOUNT, operator.number(), key, true))
                .join();
        givenKeyRevoked = answer.refusal() == Refusal.KEY_REVOKED;
        if (!answer.ok() && !givenKeyRevoked) {
            throw new NotFounded(answer);
        }
    }

    private void open() {
        String made = options.operatorKey() == null ? ApiKey.fresh() : null;
        KeyHash key = ApiKey.hash(made == null ? options.operatorKey() : made);
        send(new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, OPERATOR, "Operator", Role.OPERATOR, 0, key));
        if (made != null) {
            onMadeKey.accept(made);
        }
    }

    private void send(Command command) {
        Answer answer = ring.submit(command).join();
        if (!answer.ok()) {
            throw new NotFounded(answer);
        }
    }

    private record Operator(int number, List<KeyHash> keys) {
        static Operator of(Account account) {
            return account == null
                    ? null
                    : new Operator(
                            account.number(),
                            account.keys().stream().map(AccountKey::hash).toList());
        }
    }
}
