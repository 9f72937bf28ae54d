package covenant.engine.command;

import java.util.Arrays;
import java.util.Objects;

/**
 * Opens a market; the sender pays the subsidy and becomes its sponsor.
 *
 * @param liquidityMicros the liquidity parameter b
 * @param priorPpb joint prior of the states, condition by condition, summing to 10^9; empty for the uniform one
 */
public record OpenMarket(CommandId commandId, int by, MarketTerms terms, long liquidityMicros, long[] priorPpb)
        implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.OPEN_MARKET;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.openMarket(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenMarket that
                && commandId.equals(that.commandId)
                && by == that.by
                && terms.equals(that.terms)
                && liquidityMicros == that.liquidityMicros
                && Arrays.equals(priorPpb, that.priorPpb);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commandId, by, terms, liquidityMicros, Arrays.hashCode(priorPpb));
    }

    @Override
    public String toString() {
        return "OpenMarket[" + terms.id() + ", b=" + liquidityMicros + ", prior=" + Arrays.toString(priorPpb) + "]";
    }
}
