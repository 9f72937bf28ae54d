package covenant.engine.vectors;

import static covenant.engine.vectors.VectorSet.decimal;
import static covenant.engine.vectors.VectorSet.number;
import static covenant.engine.vectors.VectorSet.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.pricing.Lmsr;
import java.math.BigDecimal;

/**
 * Zeitgeist's neo-swaps formulas through {@link Lmsr}. Their pool holds reserves r where ours owes debts q = -r, in a market whose cost
 * function is 0.
 */
final class ZeitgeistFormulas {
    private ZeitgeistFormulas() {}

    /** Of the z shares that a spend x buys, theirs counts the extra ones, z - x; compared as z, without a subtraction of doubles. */
    static void swapOut(VectorSet set, JsonNode c) {
        double b = number(c, "liquidity_b");
        double reserve = number(c, "reserve");
        double p = Lmsr.priceAtDebt(-reserve, b);
        double shares = Lmsr.sharesForSpend(p, -StrictMath.expm1(-reserve / b), b, number(c, "amount_in"));
        set.assertUnits(shares, decimal(c, "expected_swap_out").add(decimal(c, "amount_in")));
    }

    static void spotPrice(VectorSet set, JsonNode c) {
        double price = Lmsr.priceAtDebt(-number(c, "reserve"), number(c, "liquidity_b"));
        set.assertUnits(price * set.scale(), decimal(c, "expected_price"));
    }

    static void poolInit(VectorSet set, JsonNode c) {
        double[] prior = numbers(c.get("spot_prices"));
        for (int i = 0; i < prior.length; i++) {
            prior[i] /= set.scale();
        }
        double b = Lmsr.liquidityForFunding(number(c, "amount"), prior);
        set.assertUnits(b, decimal(c, "expected_b"));
        for (int i = 0; i < prior.length; i++) {
            BigDecimal reserve =
                    new BigDecimal(c.get("expected_reserves").get(i).asText());
            set.assertUnits(-Lmsr.debtAtPrice(prior[i], b), reserve);
        }
    }

    /** Theirs buys only: a target below the price costs nothing. Ours would sell, at a negative cost. */
    static void amountUntilPrice(VectorSet set, JsonNode c) {
        double complement = (set.scale() - number(c, "spot_price")) / set.scale();
        double target = number(c, "until_price") / set.scale();
        double cost = Lmsr.costToPrice(complement, number(c, "liquidity_b"), target);
        set.assertUnits(StrictMath.max(0, cost), decimal(c, "expected_collateral"));
    }
}
