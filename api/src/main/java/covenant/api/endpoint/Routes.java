package covenant.api.endpoint;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.directory.Holdings;
import covenant.api.endpoint.account.AccountRoutes;
import covenant.api.endpoint.account.KeyRoutes;
import covenant.api.endpoint.commitment.CommitmentRoutes;
import covenant.api.endpoint.history.HistoryRoutes;
import covenant.api.endpoint.market.MarketRoutes;
import covenant.api.endpoint.market.TradingRoutes;
import covenant.api.endpoint.me.MeRoutes;
import covenant.api.endpoint.order.OrderRoutes;
import covenant.api.endpoint.playbook.PlaybookRoutes;
import covenant.api.endpoint.research.ResearchRoutes;
import covenant.api.endpoint.session.SessionRoutes;
import covenant.api.endpoint.venue.Health;
import covenant.api.endpoint.venue.VenueRoutes;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Route;
import covenant.api.identity.Callers;
import covenant.api.research.Replays;
import covenant.api.research.ResearchDesk;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The one table of routes: method, path, whom it admits, what it does. Each area writes its own rows; this is their order. Tests and
 * documentation are generated from it.
 */
public final class Routes {
    private final Crossing core;
    private final Directory directory;
    private final Holdings holdings;
    private final MarketViews views = new MarketViews();
    private final HistoryGateway history;
    private final UnaryOperator<String> webhookSecrets;
    private final Callers callers;
    private final ResearchDesk desk;
    private final Replays replays;

    /** Routes to these parts of the venue; {@code webhookSecrets} gives a playbook's secret by its id, {@code desk} carries out research. */
    public Routes(
            Crossing core,
            Directory directory,
            Holdings holdings,
            HistoryGateway history,
            UnaryOperator<String> webhookSecrets,
            Callers callers,
            ResearchDesk desk,
            Replays replays) {
        this.replays = replays;
        this.desk = desk;
        this.callers = callers;
        this.webhookSecrets = webhookSecrets;
        this.holdings = holdings;
        this.core = core;
        this.directory = directory;
        this.history = history;
    }

    /** All rows. */
    public List<Route> all(PrometheusMeterRegistry registry, Supplier<Health> health) {
        return Stream.of(
                        new MeRoutes(core, holdings).rows(),
                        new SessionRoutes(core, callers, directory).rows(),
                        new AccountRoutes(core, directory).rows(),
                        new KeyRoutes(core, directory).rows(),
                        new MarketRoutes(core, directory, views).rows(),
                        new TradingRoutes(core, directory).rows(),
                        new OrderRoutes(core, directory).rows(),
                        new CommitmentRoutes(core, directory, views).rows(),
                        new PlaybookRoutes(core, directory, webhookSecrets).rows(),
                        new HistoryRoutes(history, directory).rows(),
                        new ResearchRoutes(core, directory, desk, replays).rows(),
                        new VenueRoutes(core, directory, registry, health).rows())
                .flatMap(List::stream)
                .toList();
    }
}
