package covenant.api.endpoint.session;

import covenant.api.core.Crossing;
import covenant.api.core.Write;
import covenant.api.directory.ApiKey;
import covenant.api.directory.Guests;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.identity.Callers;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenAccount;
import io.vertx.core.Future;
import java.util.Set;

/**
 * {@code POST /api/v1/session/guest}: opens an account on a demo and signs the browser in as it. The account's key is told to nobody, so the account
 * is this browser's for as long as its session lasts.
 */
public final class GuestEndpoint implements Endpoint {
    private static final Set<Role> ROLES = Set.of(Role.PARTICIPANT, Role.COORDINATOR, Role.RESEARCHER);

    private final Crossing crossing;
    private final Callers callers;
    private final Guests guests;

    public GuestEndpoint(Crossing crossing, Callers callers, Guests guests) {
        this.crossing = crossing;
        this.callers = callers;
        this.guests = guests;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        Role role = role(call.body().only("role").text("role"));
        if (!guests.areWelcome()) {
            throw new Rejection(ApiCode.NO_GUESTS, "this venue is no demo; an operator opens accounts");
        }
        callers.checkOrigin(call.request());
        callers.admitGuest(call.request());
        String key = ApiKey.fresh();
        return open(role, key)
                .map(answer -> SignInEndpoint.begin(
                        call, callers, callers.ofKey(call.request(), key), crossing.doneSequence()));
    }

    /** Of two who were told the same number the later one gets the next. */
    private Future<Answer> open(Role role, String key) {
        int number = guests.next();
        if (number == 0) {
            throw new Rejection(
                    Refusal.LIMIT_EXCEEDED,
                    "a demo has at most " + Guests.MOST + " guests; its operator can open an account for you");
        }
        OpenAccount command = new OpenAccount(
                CommandId.NONE,
                Command.VENUE_ACCOUNT,
                Guests.id(number),
                "Guest " + number,
                role,
                Guests.depositMicros(role),
                ApiKey.hash(key));
        return crossing.submit(new Write(command, false))
                .recover(failure ->
                        Rejection.isOf(failure, Refusal.ID_TAKEN) ? open(role, key) : Future.failedFuture(failure));
    }

    private static Role role(String id) {
        return ROLES.stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejection(
                        ApiCode.VALUE_INVALID, "a guest's role is one of participant, coordinator and researcher"));
    }
}
