package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a script in lines that a person can read and retrace. */
final class Story {
    private static final String[] NAMES = {"venue", "operator", "coordinator", "other", "ann", "bob", "cyd"};

    private Story() {}

    /** Each step with the answer it gets. */
    static String of(List<Step> script) {
        StringBuilder story = new StringBuilder();
        Trial trial = new Trial(List.of());
        for (int i = 0; i < script.size(); i++) {
            Step step = script.get(i);
            story.append(String.format("  %2d. %s", i + 1, line(step)));
            story.append(" -> ").append(answer(trial, step)).append(System.lineSeparator());
        }
        return story.toString();
    }

    private static String answer(Trial trial, Step step) {
        try {
            Answer answer = trial.apply(step);
            if (!answer.ok()) {
                return answer.refusal().code();
            }
            boolean isTrade =
                    step.command().bare() instanceof Trade || step.command().bare() instanceof PlaceOrder;
            return (answer.repeated() ? "again " : "")
                    + (isTrade ? answer.sharesMicros() + " shares cost " + answer.costMicros() : "done");
        } catch (LawBroken e) {
            return e.getMessage();
        }
    }

    private static String line(Step step) {
        Command command = step.command();
        String when = step.afterMicros() == 1_000_000 ? "" : "(after " + step.afterMicros() + " micros) ";
        String who = command.by() >= 0 && command.by() < NAMES.length ? NAMES[command.by()] : "account " + command.by();
        String id = command.commandId().isPresent() ? " [" + command.commandId().text() + "]" : "";
        return when + who + " " + what(command) + id;
    }

    private static String what(Command command) {
        if (command instanceof IfUnchanged c) {
            return what(c.inner()) + ", if unchanged since " + c.changedSequence();
        }
        if (command instanceof TradeBatch c) {
            return c.legs().stream()
                    .map(leg -> order(leg.order()) + " in market " + leg.market())
                    .collect(Collectors.joining("; then ", "at once ", ""));
        }
        if (command instanceof Trade c) {
            return order(c.order()) + " in market " + c.market();
        }
        if (command instanceof OpenMarket c) {
            return "opens " + c.terms().metric().type().id() + " market "
                    + c.terms().id() + ": "
                    + c.terms().conditions() + " x " + c.terms().metric().outcomes() + ", b=" + c.liquidityMicros()
                    + ", fee " + c.terms().feeBps() + " bps, prior " + Arrays.toString(c.priorPpb())
                    + (c.terms().conditionTrading() ? "" : ", no condition trading")
                    + (c.terms().closesAtMicros() == 0
                            ? ""
                            : ", closes at " + c.terms().closesAtMicros())
                    + (c.terms().decision() == null
                            ? ""
                            : ", decides by " + c.terms().decision());
        }
        String text = command.toString();
        return text.replaceFirst("commandId=CommandId\\[[^]]*], by=-?\\d+(, )?", "");
    }

    private static String order(Order order) {
        String claim = order.condition() == Order.ANY
                ? "outcome " + order.outcome()
                : order.outcome() == Order.ANY
                        ? "condition " + order.condition()
                        : "outcome " + order.outcome() + " given condition " + order.condition();
        String limits = (order.maxCostMicros() == Order.NO_LIMIT ? "" : ", at most " + order.maxCostMicros())
                + (order.worstPricePpb() == Order.NO_LIMIT
                        ? ""
                        : ", to no worse than " + order.worstPricePpb() + " ppb");
        String how = switch (order.mode()) {
            case SHARES -> "trades " + order.amount() + " micro-shares of ";
            case SPEND -> "spends " + order.amount() + " micros on ";
            case TARGET_PRICE -> "moves to " + order.amount() + " ppb the price of ";
        };
        return how + claim + limits;
    }
}
