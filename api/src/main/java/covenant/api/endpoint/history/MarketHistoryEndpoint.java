package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.ledger.history.PageRequest;

/** A history of the market that the path names. */
abstract class MarketHistoryEndpoint<T> extends HistoryEndpoint<T> {
    private final Directory directory;

    MarketHistoryEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway);
        this.directory = directory;
    }

    /** The question in this call about this market. */
    abstract Question<T> question(Call call, ListedMarket market, PageRequest request);

    /** How many numbers a row of this call has, roughly. */
    int numbers(Call call, ListedMarket market) {
        return numbers(market);
    }

    /** How many numbers a row has of this market, roughly. */
    int numbers(ListedMarket market) {
        return 1;
    }

    @Override
    final Question<T> question(Call call, PageRequest request) {
        return question(call, market(call), request);
    }

    @Override
    final int numbers(Call call) {
        return numbers(call, market(call));
    }

    private ListedMarket market(Call call) {
        return directory.requireMarket(call.path("id"));
    }

    /** The slug of an account. */
    final String account(int number) {
        return directory.account(number).id();
    }
}
