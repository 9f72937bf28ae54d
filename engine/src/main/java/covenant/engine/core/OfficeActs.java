package covenant.engine.core;

import covenant.engine.Plain;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Attest;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Deposit;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.IssueKey;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.PostBond;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.SignPledge;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.Pledge;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.function.Function;
import java.util.function.Supplier;

/** What each kind of command is about, the reason given for it, and how that which it changes stands, in plain words. */
final class OfficeActs implements Command.Visitor<OfficeActs.Act> {
    private final VenueState state;

    OfficeActs(VenueState state) {
        this.state = state;
    }

    /**
     * A command as an act.
     *
     * @param subject such as {@code market:chips}
     * @param reason why; may be empty
     * @param standing how the subject stands whenever it is asked; empty if there is none yet
     */
    record Act(String subject, String reason, Supplier<String> standing) {}

    private static Act venue(String reason) {
        return new Act("venue", reason, () -> "");
    }

    private Act account(int number, String reason, Function<Account, String> standing) {
        Account account = state.account(number);
        return account == null
                ? new Act("account:#" + number, reason, () -> "")
                : new Act("account:" + account.id(), reason, () -> standing.apply(account));
    }

    private static String role(Account account) {
        return account == null ? "" : account.role().id();
    }

    private static String keys(Account account) {
        return "keys: " + account.keyCount();
    }

    private Act market(int number, String reason) {
        Market market = state.market(number);
        return market(market == null ? "#" + number : market.terms().id(), reason);
    }

    private Act market(String id, String reason) {
        return new Act("market:" + id, reason, () -> market(state.market(id)));
    }

    private static String market(Market market) {
        if (market == null) {
            return "";
        }
        MarketTerms terms = market.terms();
        StringBuilder text = new StringBuilder(market.phase().id());
        text.append(", liquidity ").append(Plain.credits(market.liquidityMicros()));
        if (market.settledCondition() >= 0) {
            text.append(", condition ").append(terms.conditions().get(market.settledCondition()));
        }
        return switch (market.phase()) {
            case SETTLED ->
                market.settledOutcome() == Order.ANY
                        ? text + ", value " + Plain.credits(market.settledValueMicros())
                        : text + ", outcome " + terms.metric().outcomes().get(market.settledOutcome());
            case PENDING, OPEN, CLOSED, VOIDED -> text.toString();
        };
    }

    private static String actor(Actor actor) {
        return actor == null ? "" : actor.name();
    }

    private Act commitment(int number, String reason) {
        Commitment commitment = state.commitments().commitment(number);
        return commitment(commitment == null ? "#" + number : commitment.terms().id(), reason);
    }

    private Act commitment(String id, String reason) {
        return new Act(
                "commitment:" + id, reason, () -> commitment(state.commitments().commitment(id)));
    }

    private static String commitment(Commitment commitment) {
        return commitment == null
                ? ""
                : commitment.phase().id() + ", breach found by " + commitment.found(true) + ", none by "
                        + commitment.found(false) + ", bond "
                        + Plain.credits(commitment.bond().heldMicros())
                        + (commitment.signedAtMicros() > 0 ? ", signed" : "");
    }

    private static String pledge(Pledge pledge) {
        return pledge == null ? "" : pledge.phase().id();
    }

    private Act playbook(int number, String reason) {
        Playbook playbook = state.playbooks().playbook(number);
        return playbook(playbook == null ? "#" + number : playbook.terms().id(), reason);
    }

    private Act playbook(String id, String reason) {
        return new Act(
                "playbook:" + id, reason, () -> playbook(state.playbooks().playbook(id)));
    }

    private static String playbook(Playbook playbook) {
        if (playbook == null) {
            return "";
        }
        boolean isSealed =
                playbook.terms().seal() != null && playbook.unsealed().isEmpty();
        return playbook.phase().id()
                + (playbook.isAcknowledged() ? ", acknowledged" : "")
                + (isSealed ? ", sealed" : "");
    }

    @Override
    public Act foundVenue(FoundVenue c) {
        return venue("");
    }

    @Override
    public Act openAccount(OpenAccount c) {
        return new Act("account:" + c.id(), "", () -> role(state.account(c.id())));
    }

    @Override
    public Act deposit(Deposit c) {
        return account(c.account(), c.reason(), account -> "");
    }

    @Override
    public Act withdraw(Withdraw c) {
        return account(c.account(), c.reason(), account -> "");
    }

    @Override
    public Act issueKey(IssueKey c) {
        return account(c.account(), "", OfficeActs::keys);
    }

    @Override
    public Act revokeKey(RevokeKey c) {
        return account(c.account(), "", OfficeActs::keys);
    }

    @Override
    public Act openMarket(OpenMarket c) {
        return market(c.terms().id(), "");
    }

    @Override
    public Act trade(Trade c) {
        return market(c.market(), "");
    }

    @Override
    public Act addLiquidity(AddLiquidity c) {
        return market(c.market(), c.reason());
    }

    @Override
    public Act settleCondition(SettleCondition c) {
        return market(c.market(), c.reason());
    }

    @Override
    public Act settleOutcome(SettleOutcome c) {
        return market(c.market(), c.reason());
    }

    @Override
    public Act voidMarket(VoidMarket c) {
        return market(c.market(), c.reason());
    }

    @Override
    public Act tick(Tick c) {
        return venue("");
    }

    @Override
    public Act advanceClock(AdvanceClock c) {
        return venue(c.reason());
    }

    @Override
    public Act placeOrder(PlaceOrder c) {
        return market(c.market(), "");
    }

    @Override
    public Act cancelOrder(CancelOrder c) {
        return venue("");
    }

    @Override
    public Act openActor(OpenActor c) {
        return new Act("actor:" + c.id(), "", () -> actor(state.commitments().actor(c.id())));
    }

    @Override
    public Act openCommitment(OpenCommitment c) {
        return commitment(c.terms().id(), "");
    }

    @Override
    public Act addEvidence(AddEvidence c) {
        return commitment(c.commitment(), c.text());
    }

    @Override
    public Act attest(Attest c) {
        return commitment(c.commitment(), c.reason());
    }

    @Override
    public Act challenge(Challenge c) {
        return commitment(c.commitment(), c.reason());
    }

    @Override
    public Act postBond(PostBond c) {
        return commitment(c.commitment(), "");
    }

    @Override
    public Act openPledge(OpenPledge c) {
        return new Act(
                "pledge:" + c.terms().id(),
                "",
                () -> pledge(state.commitments().pledge(c.terms().id())));
    }

    @Override
    public Act signPledge(SignPledge c) {
        return commitment(c.commitment(), "");
    }

    @Override
    public Act openPlaybook(OpenPlaybook c) {
        return playbook(c.terms().id(), "");
    }

    @Override
    public Act respondPlaybook(RespondPlaybook c) {
        return playbook(c.playbook(), c.reason());
    }

    @Override
    public Act drillPlaybook(DrillPlaybook c) {
        return playbook(c.playbook(), c.reason());
    }

    @Override
    public Act unsealPlaybook(UnsealPlaybook c) {
        return playbook(c.playbook(), "");
    }

    @Override
    public Act recordDelivery(RecordDelivery c) {
        return venue("");
    }

    @Override
    public Act correctOutcome(CorrectOutcome c) {
        return market(c.market(), c.reason());
    }

    @Override
    public Act tradeBatch(TradeBatch c) {
        return venue("");
    }

    @Override
    public Act ifUnchanged(IfUnchanged c) {
        return c.inner().accept(this);
    }
}
