package covenant.api.badinput;

/** Accounts, their money and their keys. */
class BadAccountsTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.account("an account of an unknown role", "\"name\":\"x\",\"role\":\"king\"", 400, "value-invalid");
        table.account("an account that is the venue", "\"name\":\"x\",\"role\":\"venue\"", 400, "value-invalid");
        table.account("an account whose role is a number", "\"name\":\"x\",\"role\":1", 400, "wrong-type");
        table.account("an account without a name", "\"role\":\"participant\"", 400, "missing-field");
        table.account(
                "an account with a negative deposit",
                "\"name\":\"x\",\"role\":\"participant\",\"deposit\":\"-1\"",
                422,
                "amount-invalid");
        table.account(
                "an account with too large a deposit",
                "\"name\":\"x\",\"role\":\"participant\",\"deposit\":\"1000000001\"",
                422,
                "amount-invalid");
        table.account(
                "an account of a taken id", "\"name\":\"x\",\"role\":\"participant\",\"id\":\"rich\"", 409, "id-taken");
        table.account(
                "an account with a zero character in its name",
                "\"name\":\"x\\u0000\",\"role\":\"participant\"",
                422,
                "text-invalid");
        table.operator("a deposit for nobody", "nobody/deposits", "\"amount\":\"1\"", 404, "unknown-target");
        table.operator("a deposit for the venue", "venue/deposits", "\"amount\":\"1\"", 404, "unknown-target");
        table.operator("a deposit of nothing", "rich/deposits", "\"amount\":\"0\"", 422, "amount-invalid");
        table.operator(
                "a withdrawal of more than there is",
                "poor/withdrawals",
                "\"amount\":\"2\"",
                409,
                "insufficient-funds");
        table.operator("a withdrawal below zero", "poor/withdrawals", "\"amount\":\"-1\"", 422, "amount-invalid");
        table.operator(
                "a deposit for a blank reason",
                "rich/deposits",
                "\"amount\":\"1\",\"reason\":\" \"",
                422,
                "text-invalid");
        table.operator(
                "a withdrawal for a reason that is a number",
                "poor/withdrawals",
                "\"amount\":\"1\",\"reason\":1",
                400,
                "wrong-type");
        table.operator("a key for the moon", "poor/keys", "\"scopes\":[\"moon\"]", 400, "value-invalid");
        table.operator("a key for nothing", "poor/keys", "\"scopes\":[]", 422, "scopes-invalid");
        table.operator("a key for a number", "poor/keys", "\"scopes\":[1]", 400, "wrong-type");
        table.operator("a key of an ugly name", "poor/keys", "\"id\":\"No name\"", 422, "id-invalid");
        table.operator("a key of a name that is given", "poor/keys", "\"id\":\"k9\"", 422, "id-invalid");
        table.operator(
                "a key that has expired", "poor/keys", "\"expiresAt\":\"2020-01-01T00:00:00Z\"", 422, "expiry-invalid");
        table.operator("a key that expires some day", "poor/keys", "\"expiresAt\":\"some day\"", 400, "time-invalid");
        table.operator("an end to a key that is not there", "poor/keys/none/revocation", "", 404, "unknown-key");
        table.operator("an end to a key of nobody", "nobody/keys/k1/revocation", "", 404, "unknown-target");
        table.operator("an end to a key, and more", "poor/keys/k1/revocation", "\"why\":1", 400, "unknown-field");
        table.operator("a key for nobody", "nobody/keys", "", 404, "unknown-target");
        table.operator("a key with an odd flag", "poor/keys", "\"revokeOthers\":\"yes\"", 400, "wrong-type");
    }
}
