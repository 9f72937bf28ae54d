package covenant.api.badinput;

/** Amounts and prices that are none. */
class BadNumbersTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.yes("shares are an object", "\"shares\":{}", 400, "wrong-type");
        table.yes("shares are true", "\"shares\":true", 400, "wrong-type");
        table.yes("shares are the text NaN", "\"shares\":\"NaN\"", 400, "number-invalid");
        table.yes("shares are the text Infinity", "\"shares\":\"Infinity\"", 400, "number-invalid");
        table.yes("shares are an empty text", "\"shares\":\"\"", 400, "number-invalid");
        table.yes("shares with 7 decimals", "\"shares\":\"1.0000001\"", 400, "number-invalid");
        table.yes("shares with 7 decimals as a number", "\"shares\":1.0000001", 400, "number-invalid");
        table.yes("shares of 20 digits", "\"shares\":\"12345678901234567890\"", 400, "number-invalid");
        table.yes("shares of 20 digits as a number", "\"shares\":12345678901234567890", 400, "number-invalid");
        table.yes("shares of 13 digits", "\"shares\":\"9300000000000\"", 400, "number-invalid");
        table.yes("shares of 13 digits as a number", "\"shares\":-9300000000000", 400, "number-invalid");
        table.yes("shares of 100 digits", "\"shares\":" + "9".repeat(100), 400, "malformed-json");
        table.yes("shares with an exponent in a text", "\"shares\":\"1e3\"", 400, "number-invalid");
        table.yes("shares with a monstrous exponent", "\"shares\":1e999999999", 400, "number-invalid");
        table.yes("shares with an exponent beyond every number", "\"shares\":1e99999999999", 400, "number-invalid");
        table.yes("shares in hexadecimal", "\"shares\":\"0x10\"", 400, "number-invalid");
        table.yes("shares with a comma", "\"shares\":\"1,5\"", 400, "number-invalid");
        table.yes("shares in Arabic digits", "\"shares\":\"\u0661\"", 400, "number-invalid");
        table.yes("no shares", "\"shares\":\"0\"", 422, "amount-invalid");
        table.yes("minus zero shares", "\"shares\":\"-0.000000\"", 422, "amount-invalid");
        table.yes("more shares than there can be", "\"shares\":\"1000000000.000001\"", 422, "amount-invalid");
        table.yes("a price of 1", "\"targetPrice\":1", 422, "price-invalid");
        table.yes("a price of 0", "\"targetPrice\":0", 422, "price-invalid");
        table.yes("a price below 0", "\"targetPrice\":-0.5", 422, "price-invalid");
        table.yes("a price above 1", "\"targetPrice\":1e9", 422, "price-invalid");
        table.yes("a price that rounds to 0", "\"targetPrice\":1e-12", 422, "price-invalid");
        table.yes("a price that is a text", "\"targetPrice\":\"half\"", 400, "wrong-type");
        table.yes("the price that is there already", "\"targetPrice\":0.5", 422, "trade-too-small");
        table.yes("a worst price of 2", "\"shares\":\"1\",\"worstPrice\":2", 422, "price-invalid");
        table.yes("a maximum cost that is a word", "\"shares\":\"1\",\"maxCost\":\"little\"", 400, "number-invalid");
    }
}
