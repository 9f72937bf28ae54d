package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.command.DecisionTerms;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.ArrayList;
import java.util.List;

/** What a comparison takes for granted, told only where it matters in that replay. */
final class Assumptions {
    private final ReplayTerms terms;
    private final List<String> given;
    private long notTriedAgain;
    private long deedsRefused;
    private long conditionsDropped;
    private long deepAlready;
    private long actsRefused;
    private String firstActRefused;
    private long injectionsRefused;
    private String firstInjectionRefused;

    Assumptions(ReplayTerms terms, List<String> given) {
        this.terms = terms;
        this.given = given;
    }

    void notTriedAgain(boolean isOne) {
        notTriedAgain += isOne ? 1 : 0;
    }

    void deedRefused(boolean isOne) {
        deedsRefused += isOne ? 1 : 0;
    }

    void conditionDropped(boolean isOne) {
        conditionsDropped += isOne ? 1 : 0;
    }

    void deepAlready(boolean isOne) {
        deepAlready += isOne ? 1 : 0;
    }

    /** Something that was done in the recording, and is no trade or order, was refused in the changed history. */
    void refused(RecordedCommand command, Answer answer) {
        if (actsRefused++ == 0) {
            firstActRefused =
                    command.command().kind().id() + " of sequence " + command.sequence() + ", " + reason(answer);
        }
    }

    void injected(Injection injection, Answer answer) {
        if (!answer.ok() && injectionsRefused++ == 0) {
            firstInjectionRefused = injection.command().kind().id() + ", " + reason(answer);
        }
    }

    private static String reason(Answer answer) {
        return answer.refusal().code() + ": " + answer.detail();
    }

    List<String> sentences(boolean isDifferent, List<MarketComparison> markets, History recorded, History changed) {
        List<String> all = new ArrayList<>(given);
        if (!isDifferent) {
            return all;
        }
        all.add(
                switch (terms.others()) {
                    case SAME_SHARES ->
                        "the others trade the same shares of the same claims, at whatever they cost now; limits on cost and"
                                + " price stand; where a market is untouched by the change, they ask exactly as they did";
                    case SAME_PRICES ->
                        "the others move each price to where they left it, with as many shares as that takes now and"
                                + " without their limits; where a market is untouched by the change, they ask exactly as"
                                + " they did";
                });
        all.add("limit orders are beliefs: they are placed as they were");
        addRefusals(all);
        for (MarketComparison each : markets) {
            addMarket(all, each, recorded, changed);
        }
        addOffice(all, changed);
        return all;
    }

    private void addRefusals(List<String> all) {
        if (notTriedAgain > 0) {
            all.add(counted(
                            notTriedAgain,
                            "recorded command that was refused is",
                            "recorded commands that were refused are")
                    + " not tried again, though the change might have made room for "
                    + (notTriedAgain == 1 ? "it" : "them"));
        }
        if (conditionsDropped > 0) {
            all.add(counted(conditionsDropped, "command was", "commands were")
                    + " sent on the condition that nothing had changed since; the condition held, and is dropped");
        }
        if (deepAlready > 0) {
            all.add(counted(deepAlready, "addition", "additions")
                    + " of liquidity fell away: the market is as deep from the beginning");
        }
        if (deedsRefused > 0) {
            all.add(counted(deedsRefused, "trade or order", "trades and orders")
                    + " of the recording could not be carried out after the change: for want of cash, by their limits, or"
                    + " because there was nothing left to trade or cancel");
        }
        if (actsRefused > 0) {
            all.add(counted(actsRefused, "act", "acts")
                    + " of office, of verifiers or of owners could not be carried out after the change; the first: "
                    + firstActRefused);
        }
        if (injectionsRefused > 0) {
            all.add(counted(injectionsRefused, "injected command was", "injected commands were")
                    + " refused; the first: " + firstInjectionRefused);
        }
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private void addMarket(List<String> all, MarketComparison each, History recorded, History changed) {
        Market there = recorded.state().market(each.id());
        Market here = changed.state().market(each.id());
        if (there == null || here == null) {
            return;
        }
        boolean otherBranch = there.settledCondition() >= 0
                && here.settledCondition() >= 0
                && there.settledCondition() != here.settledCondition();
        if (otherBranch && here.phase() == Phase.SETTLED) {
            all.add("the outcome of " + each.id() + " was observed under "
                    + each.terms().conditions().get(there.settledCondition()) + "; after the change "
                    + each.terms().conditions().get(here.settledCondition())
                    + " came about, and the same outcome is taken, though it might have been another");
        } else if (there.phase() == Phase.SETTLED && here.phase().isLive()) {
            all.add(each.id()
                    + " settled in the recording and does not after the change: what is held there is valued at"
                    + " its last prices");
        }
        boolean byTheWorld = there.settledCondition() >= 0
                && there.terms().conditions().size() > 1
                && (there.decision() == null || !there.terms().decision().decidesItself());
        if (byTheWorld && each.largest() > 0) {
            all.add("the condition of " + each.id()
                    + " is settled as it was: whoever settled it takes no notice of prices");
        }
        addValues(all, there, here);
    }

    private static void addValues(List<String> all, Market there, Market here) {
        boolean isOpen = here.phase().isLive() && here.settledCondition() < 0;
        boolean isPriced =
                here.terms().conditionTrading() || here.terms().conditions().size() == 1;
        if (isOpen && !isPriced && here.trades() > 0) {
            all.add("positions in " + here.terms().id()
                    + " are valued over its conditions by the chances it opened with, which nobody could bet against");
        }
        DecisionTerms was = there.terms().decision();
        DecisionTerms is = here.terms().decision();
        boolean isNewLot = was != null
                && is.rule() == DecisionTerms.Rule.RANDOMISED
                && was.rule() != DecisionTerms.Rule.RANDOMISED;
        if (isNewLot) {
            all.add("the lot of " + here.terms().id()
                    + " draws from a seed made of a fixed text and the market's id: another seed might have drawn otherwise;"
                    + " payoffs are by inverse probability");
        }
    }

    private static void addOffice(List<String> all, History changed) {
        if (!changed.state().commitments().commitments().isEmpty()) {
            all.add(
                    "evidence, attestations, challenges and bonds are as recorded: verifiers and actors take no notice of"
                            + " prices");
        }
        if (!changed.state().playbooks().all().isEmpty()) {
            all.add("playbooks watch the changed prices; what people did about those that fired is as recorded");
        }
        if (changed.wasCorrected()) {
            all.add("outcomes are corrected as they were, out of the same account's cash");
        }
    }
}
