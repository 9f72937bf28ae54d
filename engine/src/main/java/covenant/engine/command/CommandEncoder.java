package covenant.engine.command;

import covenant.engine.wire.WireWriter;

/** Writes the fields of each kind of command in the order of its record. */
record CommandEncoder(WireWriter out) implements Command.Visitor<Void> {
    @Override
    public Void foundVenue(FoundVenue c) {
        out.putText(c.name());
        out.putBoolean(c.simulated());
        out.putBoolean(c.simulatedClock());
        return null;
    }

    @Override
    public Void openAccount(OpenAccount c) {
        out.putText(c.id());
        out.putText(c.name());
        out.putByte(c.role().number());
        out.putLong(c.depositMicros());
        out.putBoolean(c.key() != null);
        if (c.key() != null) {
            TermsCodec.writeHash(c.key(), out);
        }
        return null;
    }

    @Override
    public Void deposit(Deposit c) {
        out.putInt(c.account());
        out.putLong(c.amountMicros());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void withdraw(Withdraw c) {
        out.putInt(c.account());
        out.putLong(c.amountMicros());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void issueKey(IssueKey c) {
        out.putInt(c.account());
        TermsCodec.writeHash(c.key(), out);
        out.putBoolean(c.revokeOthers());
        out.putText(c.id());
        out.putInt(c.scopes().bits());
        out.putLong(c.expiresAtMicros());
        return null;
    }

    @Override
    public Void openMarket(OpenMarket c) {
        TermsCodec.writeMarket(c.terms(), out);
        out.putLong(c.liquidityMicros());
        out.putLongs(c.priorPpb());
        TermsCodec.writeBinding(c.terms(), out);
        return null;
    }

    @Override
    public Void trade(Trade c) {
        trade(c.market(), c.order());
        return null;
    }

    private void trade(int market, Order order) {
        out.putInt(market);
        out.putInt(order.condition());
        out.putInt(order.outcome());
        out.putByte(order.mode().number());
        out.putLong(order.amount());
        out.putLong(order.maxCostMicros());
        out.putLong(order.worstPricePpb());
    }

    @Override
    public Void tradeBatch(TradeBatch c) {
        out.putInt(c.legs().size());
        c.legs().forEach(leg -> trade(leg.market(), leg.order()));
        return null;
    }

    @Override
    public Void addLiquidity(AddLiquidity c) {
        out.putInt(c.market());
        out.putLong(c.liquidityMicros());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void settleCondition(SettleCondition c) {
        out.putInt(c.market());
        out.putInt(c.condition());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void settleOutcome(SettleOutcome c) {
        out.putInt(c.market());
        out.putInt(c.outcome());
        out.putLong(c.valueMicros());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void voidMarket(VoidMarket c) {
        out.putInt(c.market());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void tick(Tick c) {
        return null;
    }

    @Override
    public Void advanceClock(AdvanceClock c) {
        out.putLong(c.toMicros());
        out.putText(c.reason());
        out.putLong(c.byMicros());
        return null;
    }

    @Override
    public Void placeOrder(PlaceOrder c) {
        out.putInt(c.market());
        out.putInt(c.condition());
        out.putInt(c.outcome());
        out.putLong(c.sharesMicros());
        out.putLong(c.limitPpb());
        out.putLong(c.expiresAtMicros());
        return null;
    }

    @Override
    public Void cancelOrder(CancelOrder c) {
        out.putInt(c.order());
        return null;
    }

    @Override
    public Void openActor(OpenActor c) {
        out.putText(c.id());
        out.putText(c.name());
        out.putInt(c.account());
        return null;
    }

    @Override
    public Void openCommitment(OpenCommitment c) {
        TermsCodec.writeCommitment(c.terms(), out);
        return null;
    }

    @Override
    public Void addEvidence(AddEvidence c) {
        out.putInt(c.commitment());
        out.putText(c.text());
        out.putText(c.link());
        TermsCodec.writeOptionalHash(c.document(), out);
        out.putLong(c.datedAtMicros());
        return null;
    }

    @Override
    public Void attest(Attest c) {
        out.putInt(c.commitment());
        out.putBoolean(c.breached());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void challenge(Challenge c) {
        out.putInt(c.commitment());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void postBond(PostBond c) {
        out.putInt(c.commitment());
        out.putLong(c.amountMicros());
        return null;
    }

    @Override
    public Void openPledge(OpenPledge c) {
        TermsCodec.writePledge(c.terms(), out);
        return null;
    }

    @Override
    public Void signPledge(SignPledge c) {
        out.putInt(c.commitment());
        return null;
    }

    @Override
    public Void openPlaybook(OpenPlaybook c) {
        TermsCodec.writePlaybook(c.terms(), out);
        return null;
    }

    @Override
    public Void respondPlaybook(RespondPlaybook c) {
        out.putInt(c.playbook());
        out.putByte(c.response().number());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void drillPlaybook(DrillPlaybook c) {
        out.putInt(c.playbook());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void unsealPlaybook(UnsealPlaybook c) {
        out.putInt(c.playbook());
        out.putText(c.text());
        return null;
    }

    @Override
    public Void recordDelivery(RecordDelivery c) {
        out.putInt(c.firing());
        out.putInt(c.attempt());
        out.putInt(c.status());
        out.putBoolean(c.last());
        return null;
    }

    @Override
    public Void correctOutcome(CorrectOutcome c) {
        out.putInt(c.market());
        out.putInt(c.outcome());
        out.putLong(c.valueMicros());
        out.putText(c.reason());
        return null;
    }

    @Override
    public Void revokeKey(RevokeKey c) {
        out.putInt(c.account());
        out.putText(c.key());
        return null;
    }

    @Override
    public Void ifUnchanged(IfUnchanged c) {
        out.putLong(c.changedSequence());
        out.putByte(c.kind().number());
        return c.inner().accept(this);
    }
}
