package covenant.api.badinput;

/** Settling what cannot be settled. */
class BadSettlementsTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.settle(
                "a condition settled twice", "halfway/condition", "\"condition\":\"kept\"", 409, "condition-settled");
        table.settle(
                "an unknown condition settled", "open/condition", "\"condition\":\"bent\"", 422, "unknown-condition");
        table.settle(
                "an outcome before its condition", "open/outcome", "\"outcome\":\"yes\"", 409, "condition-not-settled");
        table.settle("a value of a binary market", "halfway/outcome", "\"value\":\"1\"", 422, "settlement-invalid");
        table.settle(
                "an outcome of a scalar market", "scalar/outcome", "\"outcome\":\"long\"", 422, "settlement-invalid");
        table.settle(
                "outcome and value", "scalar/outcome", "\"outcome\":\"long\",\"value\":\"1\"", 400, "missing-field");
        table.settle("neither outcome nor value", "scalar/outcome", "", 400, "missing-field");
        table.settle("a settled market settled again", "settled/outcome", "\"outcome\":\"no\"", 409, "market-settled");
        table.settle("a settled market voided", "settled/void", "\"reason\":\"regret\"", 409, "market-settled");
        table.settle(
                "a correction of an open market",
                "open/corrections",
                "\"outcome\":\"yes\",\"reason\":\"x\"",
                409,
                "market-not-settled");
        table.settle(
                "a correction that corrects nothing",
                "settled/corrections",
                "\"outcome\":\"yes\",\"reason\":\"x\"",
                409,
                "nothing-to-correct");
        table.settle(
                "a correction without a reason", "settled/corrections", "\"outcome\":\"no\"", 400, "missing-field");
        table.settle(
                "a correction with a blank reason",
                "settled/corrections",
                "\"outcome\":\"no\",\"reason\":\" \"",
                422,
                "text-invalid");
        table.settle(
                "a correction to a value of a binary market",
                "settled/corrections",
                "\"value\":\"1\",\"reason\":\"x\"",
                422,
                "settlement-invalid");
        table.settle(
                "a correction to neither outcome nor value",
                "settled/corrections",
                "\"reason\":\"x\"",
                400,
                "missing-field");
        table.settle(
                "a correction to an unknown outcome",
                "settled/corrections",
                "\"outcome\":\"maybe\",\"reason\":\"x\"",
                422,
                "unknown-outcome");
        table.settle("a void without a reason", "open/void", "", 400, "missing-field");
        table.settle("a void with a blank reason", "open/void", "\"reason\":\" \"", 422, "text-invalid");
        table.settle(
                "a condition settled for a reason with a bell",
                "open/condition",
                "\"condition\":\"kept\",\"reason\":\"a\\u0007b\"",
                422,
                "text-invalid");
        table.settle(
                "an outcome settled for a blank reason",
                "halfway/outcome",
                "\"outcome\":\"yes\",\"reason\":\" \"",
                422,
                "text-invalid");
        table.settle(
                "liquidity for a reason of 4,001 characters",
                "open/liquidity",
                "\"liquidity\":\"200\",\"reason\":\"" + "x".repeat(4_001) + "\"",
                422,
                "text-invalid");
        table.settle("less liquidity", "open/liquidity", "\"liquidity\":\"99\"", 422, "liquidity-invalid");
        table.settle("an unknown market voided", "nowhere/void", "\"reason\":\"x\"", 404, "unknown-market");
    }
}
