/** Reads a whole journal from its beginning and says whether it is right, or what is in it. Never writes. */
package covenant.ledger.verify;
