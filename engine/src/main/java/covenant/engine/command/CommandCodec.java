package covenant.engine.command;

import covenant.engine.Role;
import covenant.engine.Scopes;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands' layout in the journal: command id, sender, then the fields in the order of the record. Fields are only ever
 * appended; a reader of a later version asks {@link WireReader#hasMore()} before it reads one that older journals lack.
 */
public final class CommandCodec {
    private CommandCodec() {}

    /** Writes all of the command but its kind. */
    public static void encode(Command command, WireWriter out) {
        out.putText(command.commandId().text());
        out.putInt(command.by());
        command.accept(new CommandEncoder(out));
    }

    /**
     * Reads a command of this kind.
     *
     * @throws MalformedWire if the bytes are not one
     */
    public static Command decode(CommandKind kind, WireReader in) {
        CommandId id = CommandId.of(in.getText());
        return decode(kind, id, in.getInt(), in);
    }

    private static TradeBatch tradeBatch(CommandId id, int by, WireReader in) {
        List<TradeBatch.Leg> legs = new ArrayList<>();
        for (int left = in.count(Integer.MAX_VALUE); left > 0; left--) {
            legs.add(new TradeBatch.Leg(in.getInt(), readOrder(in)));
        }
        return new TradeBatch(id, by, legs);
    }

    private static IfUnchanged ifUnchanged(CommandId id, int by, WireReader in) {
        long changedSequence = in.getLong();
        CommandKind kind = TermsCodec.named(in, "kind of command", CommandKind::ofNumber);
        if (kind == CommandKind.IF_UNCHANGED) {
            throw new MalformedWire("a condition on a condition");
        }
        Command inner = decode(kind, id, by, in);
        if (!IfUnchanged.admits(inner)) {
            throw new MalformedWire("a condition on a command of kind " + kind.number());
        }
        return new IfUnchanged(inner, changedSequence);
    }

    private static Command decode(CommandKind kind, CommandId id, int by, WireReader in) {
        return switch (kind) {
            case FOUND_VENUE -> new FoundVenue(id, by, in.getText(), in.getBoolean(), in.hasMore() && in.getBoolean());
            case OPEN_ACCOUNT ->
                new OpenAccount(
                        id, by, in.getText(), in.getText(), role(in), in.getLong(), TermsCodec.readOptionalHash(in));
            case DEPOSIT -> new Deposit(id, by, in.getInt(), in.getLong(), reason(in));
            case WITHDRAW -> new Withdraw(id, by, in.getInt(), in.getLong(), reason(in));
            case ISSUE_KEY -> issueKey(id, by, in);
            case OPEN_MARKET -> openMarket(id, by, in);
            case TRADE -> new Trade(id, by, in.getInt(), readOrder(in));
            case ADD_LIQUIDITY -> new AddLiquidity(id, by, in.getInt(), in.getLong(), reason(in));
            case SETTLE_CONDITION -> new SettleCondition(id, by, in.getInt(), in.getInt(), reason(in));
            case SETTLE_OUTCOME -> new SettleOutcome(id, by, in.getInt(), in.getInt(), in.getLong(), reason(in));
            case VOID_MARKET -> new VoidMarket(id, by, in.getInt(), in.getText());
            case TICK -> new Tick(id, by);
            case ADVANCE_CLOCK -> new AdvanceClock(id, by, in.getLong(), in.getText(), in.getLong());
            case PLACE_ORDER ->
                new PlaceOrder(id, by, in.getInt(), in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
            case CANCEL_ORDER -> new CancelOrder(id, by, in.getInt());
            case OPEN_ACTOR -> new OpenActor(id, by, in.getText(), in.getText(), in.getInt());
            case OPEN_COMMITMENT -> new OpenCommitment(id, by, TermsCodec.readCommitment(in));
            case ADD_EVIDENCE ->
                new AddEvidence(
                        id, by, in.getInt(), in.getText(), in.getText(), TermsCodec.readOptionalHash(in), in.getLong());
            case ATTEST -> new Attest(id, by, in.getInt(), in.getBoolean(), in.getText());
            case CHALLENGE -> new Challenge(id, by, in.getInt(), in.getText());
            case POST_BOND -> new PostBond(id, by, in.getInt(), in.getLong());
            case OPEN_PLEDGE -> new OpenPledge(id, by, TermsCodec.readPledge(in));
            case SIGN_PLEDGE -> new SignPledge(id, by, in.getInt());
            case OPEN_PLAYBOOK -> new OpenPlaybook(id, by, TermsCodec.readPlaybook(in));
            case RESPOND_PLAYBOOK ->
                new RespondPlaybook(
                        id, by, in.getInt(), TermsCodec.named(in, "response", Response::ofNumber), in.getText());
            case DRILL_PLAYBOOK -> new DrillPlaybook(id, by, in.getInt(), in.getText());
            case UNSEAL_PLAYBOOK -> new UnsealPlaybook(id, by, in.getInt(), in.getText());
            case RECORD_DELIVERY -> new RecordDelivery(id, by, in.getInt(), in.getInt(), in.getInt(), in.getBoolean());
            case CORRECT_OUTCOME -> new CorrectOutcome(id, by, in.getInt(), in.getInt(), in.getLong(), in.getText());
            case TRADE_BATCH -> tradeBatch(id, by, in);
            case IF_UNCHANGED -> ifUnchanged(id, by, in);
            case REVOKE_KEY -> new RevokeKey(id, by, in.getInt(), in.getText());
        };
    }

    private static IssueKey issueKey(CommandId id, int by, WireReader in) {
        int account = in.getInt();
        KeyHash key = TermsCodec.readHash(in);
        boolean revokeOthers = in.getBoolean();
        return in.hasMore()
                ? new IssueKey(id, by, account, key, revokeOthers, in.getText(), new Scopes(in.getInt()), in.getLong())
                : new IssueKey(id, by, account, key, revokeOthers);
    }

    private static OpenMarket openMarket(CommandId id, int by, WireReader in) {
        MarketTerms terms = TermsCodec.readMarket(in);
        long liquidityMicros = in.getLong();
        long[] priorPpb = in.getLongs(Integer.MAX_VALUE);
        MarketTerms bound = in.hasMore() ? TermsCodec.readBinding(terms, in) : terms;
        return new OpenMarket(id, by, bound, liquidityMicros, priorPpb);
    }

    private static String reason(WireReader in) {
        return in.hasMore() ? in.getText() : "";
    }

    /** Reads a role. */
    public static Role role(WireReader in) {
        return TermsCodec.named(in, "role", Role::ofNumber);
    }

    private static Order readOrder(WireReader in) {
        int condition = in.getInt();
        int outcome = in.getInt();
        Order.Mode mode = TermsCodec.named(in, "mode of trade", Order.Mode::ofNumber);
        return new Order(condition, outcome, mode, in.getLong(), in.getLong(), in.getLong());
    }
}
