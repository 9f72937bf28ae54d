package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.terms.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The attacks: the registry. To add one, write its class and its line here; the contract test does the rest. */
public enum AttackKind {
    PUMP_AND_HOLD(
            "buys the target's branch and buys again whenever it is traded back, until the decision or the end of its budget",
            PumpAndHold.PARAMETERS,
            PumpAndHold::new),
    LAST_MINUTE_PUSH(
            "buys the target's branch just before the decision, when nobody has time to answer",
            LastMinutePush.PARAMETERS,
            LastMinutePush::new),
    EARLY_PUSH(
            "buys the target's branch as soon as the window begins, before those who know have come",
            EarlyPush.PARAMETERS,
            EarlyPush::new),
    BRANCH_SQUEEZE(
            "sells the other branches, so that the target wins without becoming any better",
            BranchSqueeze.PARAMETERS,
            BranchSqueeze::new),
    WASH_TRADING(
            "trades to and fro between its own accounts, so that guards that ask for traders and volume are met, and then buys",
            WashTrading.PARAMETERS,
            WashTrading::new),
    SPLIT_ACCOUNTS(
            "buys the target's branch through many accounts, so that a limit for each of them does not bind",
            SplitAccounts.PARAMETERS,
            SplitAccounts::new),
    BRIBED_TRADER(
            "trades once, knowing something, in its place in the order of traders, and is paid for the outcome",
            BribedTrader.PARAMETERS,
            BribedTrader::new),
    SPOOFED_ORDERS(
            "shows large limit orders in the target's branch for others to follow, and withdraws them before they are filled",
            SpoofedOrders.PARAMETERS,
            SpoofedOrders::new),
    SANDWICH(
            "trades before another's trade that it sees coming, and back right after it",
            Sandwich.PARAMETERS,
            Sandwich::new),
    PROPOSER_LONG_METRIC(
            "is paid for its own proposal and holds the metric outside of the market, and defends the price of what it proposed",
            ProposerLongMetric.PARAMETERS,
            ProposerLongMetric::new);

    private final String about;
    private final List<Parameter> parameters;
    private final Function<AttackTerms, Player> maker;

    AttackKind(String about, List<Parameter> parameters, Function<AttackTerms, Player> maker) {
        this.about = about;
        this.parameters = parameters;
        this.maker = maker;
    }

    /** The name used in files, such as {@code last-minute-push}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a sentence. */
    public String about() {
        return about;
    }

    /** What it can be told besides {@link AttackTerms}. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** One for one run. */
    public Player make(AttackTerms terms) {
        return maker.apply(terms);
    }
}
