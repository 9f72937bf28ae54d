package covenant.api.cli.client;

import covenant.client.Query;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant account ..}: accounts, their money and keys. */
@Command(
        name = "account",
        description = "Accounts, their money and their keys.",
        subcommands = AccountCommands.KeyCommands.class)
final class AccountCommands extends Group {
    private static final String ACCOUNTS = "accounts";
    private static final String ACCOUNT = "ACCOUNT";

    @Command(
            description = "Opens an account and prints its key, which is shown this once.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant account open Alice --role participant --deposit 1000",
                "  covenant account open Alice --role participant --key-only > alice.key"
            })
    int open(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--id", paramLabel = "ID", description = "Default: made from the name.") String id,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "participant",
                            description = "participant (default), coordinator, researcher or operator.")
                    String role,
            @Option(names = "--deposit", paramLabel = "CREDITS") String deposit,
            @Option(names = "--key-only", description = "Print the key and nothing else.") boolean keyOnly) {
        Body body =
                Body.empty().put("name", name).put("id", id).put("role", role).put("deposit", deposit);
        return keyOnly
                ? KeyCommands.keyOnly(venue, Query.api(ACCOUNTS), body, how)
                : venue.write(Query.api(ACCOUNTS), body, how, Group::opened);
    }

    @Command(description = "Brings money in.")
    int deposit(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = ACCOUNT) String account,
            @Parameters(paramLabel = "CREDITS") String amount,
            @Option(names = "--reason", paramLabel = "TEXT") String reason) {
        Body body = Body.empty().put("amount", amount).put("reason", reason);
        return venue.write(Query.api(ACCOUNTS, account, "deposits"), body, how, amount + " came in for " + account);
    }

    @Command(description = "Takes free cash out.")
    int withdraw(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = ACCOUNT) String account,
            @Parameters(paramLabel = "CREDITS") String amount,
            @Option(names = "--reason", paramLabel = "TEXT") String reason) {
        Body body = Body.empty().put("amount", amount).put("reason", reason);
        return venue.write(
                Query.api(ACCOUNTS, account, "withdrawals"), body, how, amount + " went out from " + account);
    }

    @Command(description = "All accounts with their cash.")
    int list(@Mixin Connecting venue, @Mixin Paging page) {
        return venue.list(Query.api(ACCOUNTS), page, ACCOUNTS, Table.of("id", "name", "role", "cash", "keys"));
    }

    @Command(description = "Every movement of an account's cash, oldest first.")
    int statement(
            @Mixin Connecting venue, @Mixin Paging.History page, @Parameters(paramLabel = ACCOUNT) String account) {
        Table table = Table.of("sequence", "at", "cause", "market", "amount", "cash after=cashAfter");
        return venue.list(Query.api(ACCOUNTS, account, "statement"), page, "entries", table);
    }

    /** {@code covenant account key ..}: one's own keys, and for the operator everyone's. */
    @Command(name = "key", description = "Keys: your own, or with --account those of any account.")
    static final class KeyCommands extends Group {
        private static final String KEYS = "keys";

        @Command(description = "Keys by name; never the keys themselves.")
        int list(@Mixin Connecting venue, @Option(names = "--account", paramLabel = ACCOUNT) String account) {
            Table table =
                    Table.of("id", "scopes", "issued=issuedAt", "expires=expiresAt", "expired", "asks now=current");
            return venue.show(
                    keys(account),
                    (out, told) -> table.add(told.getJsonArray(KEYS)).print(out));
        }

        @Command(
                description = "Makes another key, shown this once, that may at most what yours may.",
                footerHeading = "%nExample:%n",
                footer = "  covenant account key make --id bot --scopes read,trade --expires-at 2027-01-01T00:00:00Z")
        int make(
                @Mixin Connecting venue,
                @Mixin Writing how,
                @Option(names = "--account", paramLabel = ACCOUNT) String account,
                @Option(names = "--id", paramLabel = "ID", description = "Its name.") String id,
                @Option(
                                names = "--scopes",
                                paramLabel = "SCOPE",
                                split = ",",
                                description = "Of read, trade, office, accounts, keys. Default: those of your key.")
                        List<String> scopes,
                @Option(names = "--expires-at", paramLabel = "TIME") String expiresAt,
                @Option(names = "--revoke-others", description = "End the account's older keys.") boolean revokeOthers,
                @Option(names = "--key-only", description = "Print the key and nothing else.") boolean keyOnly) {
            Body body = Body.empty()
                    .put("id", id)
                    .put("scopes", scopes)
                    .put("expiresAt", expiresAt)
                    .put("revokeOthers", revokeOthers ? true : null);
            return keyOnly
                    ? keyOnly(venue, keys(account), body, how)
                    : venue.write(keys(account), body, how, Group::opened);
        }

        @Command(description = "Ends a key at once.")
        int revoke(
                @Mixin Connecting venue,
                @Mixin Writing how,
                @Parameters(paramLabel = "KEY", description = "Its name, not the key.") String key,
                @Option(names = "--account", paramLabel = ACCOUNT) String account) {
            Query path = account == null
                    ? Query.api("me", KEYS, key, "revocation")
                    : Query.api(ACCOUNTS, account, KEYS, key, "revocation");
            return venue.write(path, Body.empty(), how, "the key " + key + " has ended");
        }

        private static Query keys(String account) {
            return account == null ? Query.api("me", KEYS) : Query.api(ACCOUNTS, account, KEYS);
        }

        /** Prints the key and nothing else; 1 where there is none, so that no script takes an empty one. */
        static int keyOnly(Connecting venue, Query query, Body body, Writing how) {
            if (how.isDryRun() || venue.json()) {
                return venue.write(query, body, how, Group::opened);
            }
            JsonObject told = venue.client()
                    .connection()
                    .post(query, body.json(), how.write())
                    .json();
            if (told.getString("key") == null) {
                venue.err().println("covenant: there is no key: " + Table.text(told.getValue("hint")));
                venue.err().flush();
                return 1;
            }
            venue.out().println(told.getString("key"));
            venue.out().flush();
            return 0;
        }
    }
}
