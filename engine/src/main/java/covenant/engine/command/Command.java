package covenant.engine.command;

/**
 * Something asked of the venue. Commands are data: integers, texts and client-chosen ids; accounts, markets, conditions and
 * outcomes appear by number. Sequence and time are not part of them but of the envelope in which the sequencer puts them.
 */
public sealed interface Command
        permits FoundVenue,
                OpenAccount,
                Deposit,
                Withdraw,
                IssueKey,
                OpenMarket,
                Trade,
                AddLiquidity,
                SettleCondition,
                SettleOutcome,
                VoidMarket,
                Tick,
                AdvanceClock,
                PlaceOrder,
                CancelOrder,
                OpenActor,
                OpenCommitment,
                AddEvidence,
                Attest,
                Challenge,
                PostBond,
                OpenPledge,
                SignPledge,
                OpenPlaybook,
                RespondPlaybook,
                DrillPlaybook,
                UnsealPlaybook,
                RecordDelivery,
                CorrectOutcome,
                RevokeKey,
                TradeBatch,
                IfUnchanged {

    /** The account of the venue itself. */
    int VENUE_ACCOUNT = 0;

    /** Which kind this is. */
    CommandKind kind();

    /** The kind by which the journal knows it: a condition on it is a kind of its own there. */
    default CommandKind journalKind() {
        return kind();
    }

    /** The command without a condition. */
    default Command bare() {
        return this;
    }

    /** The client's name for it, by which a repetition is recognised. */
    CommandId commandId();

    /** The account that asks. */
    int by();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method per kind, so that a new kind does not compile until every place has dealt with it. */
    interface Visitor<R> {
        R foundVenue(FoundVenue command);

        R openAccount(OpenAccount command);

        R deposit(Deposit command);

        R withdraw(Withdraw command);

        R issueKey(IssueKey command);

        R openMarket(OpenMarket command);

        R trade(Trade command);

        R addLiquidity(AddLiquidity command);

        R settleCondition(SettleCondition command);

        R settleOutcome(SettleOutcome command);

        R voidMarket(VoidMarket command);

        R tick(Tick command);

        R advanceClock(AdvanceClock command);

        R placeOrder(PlaceOrder command);

        R cancelOrder(CancelOrder command);

        R openActor(OpenActor command);

        R openCommitment(OpenCommitment command);

        R addEvidence(AddEvidence command);

        R attest(Attest command);

        R challenge(Challenge command);

        R postBond(PostBond command);

        R openPledge(OpenPledge command);

        R signPledge(SignPledge command);

        R openPlaybook(OpenPlaybook command);

        R respondPlaybook(RespondPlaybook command);

        R drillPlaybook(DrillPlaybook command);

        R unsealPlaybook(UnsealPlaybook command);

        R recordDelivery(RecordDelivery command);

        R correctOutcome(CorrectOutcome command);

        R revokeKey(RevokeKey command);

        R tradeBatch(TradeBatch command);

        R ifUnchanged(IfUnchanged command);
    }
}
