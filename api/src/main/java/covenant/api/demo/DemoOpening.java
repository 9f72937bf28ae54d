package covenant.api.demo;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.core.Engine;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sponsor's and the participants' accounts and the markets on real commitments, each unless it is there already. The made-up
 * markets are part of the simulated past: a venue has them from its founding or not at all.
 */
final class DemoOpening {
    /** Who opens the markets and pays their subsidies. */
    static final String SPONSOR = "demo-sponsor";

    /** What each participant starts with: many times what his positions come to take. */
    static final long PARTICIPANT_MICROS = 100_000 * Limits.MICROS;

    private static final long SPONSOR_MICROS = 1_000_000 * Limits.MICROS;
    private static final long RETRY_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DemoOpening.class);

    private final Venue venue;
    private final Scheduler scheduler;
    private final int operator;
    private final List<DemoMarket> markets;
    private final Consumer<Opened> then;
    private final Runnable notSimulated;
    private final Deque<Command> accountsToOpen = new ArrayDeque<>();
    private final Deque<DemoMarket> marketsToOpen = new ArrayDeque<>();
    private int sponsor;
    private int newMarkets;

    /**
     * What the demo trades in.
     *
     * @param sequence the venue's sequence once all was open
     * @param newMarkets how many markets were not there before
     * @param accounts the participants' account numbers, -1 for one that could not be opened
     * @param markets the markets' numbers, -1 for one that could not be opened
     * @param glances how the markets stood, null for one that could not be opened
     */
    record Opened(long sequence, int newMarkets, int[] accounts, int[] markets, MarketGlance[] glances) {}

    /**
     * An opening.
     *
     * @param then goes on when all is there
     * @param notSimulated hears instead that the venue was founded for people, among whom no simulated participant belongs
     */
    DemoOpening(
            Venue venue,
            Scheduler scheduler,
            int operator,
            List<DemoMarket> markets,
            Consumer<Opened> then,
            Runnable notSimulated) {
        this.venue = venue;
        this.scheduler = scheduler;
        this.operator = operator;
        this.markets = markets;
        this.then = then;
        this.notSimulated = notSimulated;
    }

    void start() {
        read(engine -> engine.state().simulated(), simulated -> {
            if (simulated) {
                openWhatIsMissing();
            } else {
                notSimulated.run();
            }
        });
    }

    private void openWhatIsMissing() {
        read(this::missingAccounts, missing -> {
            accountsToOpen.addAll(missing);
            openAccounts();
        });
    }

    private List<Command> missingAccounts(Engine engine) {
        return accounts(operator).stream()
                .filter(open -> engine.state().account(open.id()) == null)
                .map(Command.class::cast)
                .toList();
    }

    /** The commands by which this account opens those of the sponsor and the participants. */
    static List<OpenAccount> accounts(int by) {
        List<OpenAccount> accounts = new ArrayList<>();
        accounts.add(account(by, SPONSOR, "Sponsor of the demo's markets", Role.COORDINATOR, SPONSOR_MICROS));
        for (String name : Crowd.NAMES) {
            accounts.add(account(by, Participant.slug(name), name, Role.PARTICIPANT, PARTICIPANT_MICROS));
        }
        return accounts;
    }

    private static OpenAccount account(int by, String slug, String name, Role role, long depositMicros) {
        return new OpenAccount(CommandId.of("demo-account-" + slug), by, slug, name, role, depositMicros, null);
    }

    private void openAccounts() {
        Command next = accountsToOpen.poll();
        if (next != null) {
            submit(next, answer -> {
                if (!answer.ok()) {
                    LOG.warn("an account of the demo was refused: {}", answer.detail());
                }
                openAccounts();
            });
            return;
        }
        read(engine -> accountNumber(engine, SPONSOR), number -> {
            sponsor = number;
            read(this::missingMarkets, missing -> {
                marketsToOpen.addAll(missing);
                openMarkets();
            });
        });
    }

    private static int accountNumber(Engine engine, String slug) {
        Account account = engine.state().account(slug);
        return account == null ? -1 : account.number();
    }

    private List<DemoMarket> missingMarkets(Engine engine) {
        return markets.stream()
                .filter(market -> !market.isMadeUp()
                        && engine.state().market(market.terms().id()) == null)
                .toList();
    }

    private void openMarkets() {
        DemoMarket next = marketsToOpen.poll();
        if (next == null) {
            read(this::opened, then);
            return;
        }
        submit(openMarket(next, next.terms()), answer -> {
            if (answer.refusal() == Refusal.CLOSE_TIME_INVALID) {
                // The demo outlives its file: a market whose closing time has passed does not close.
                submit(openMarket(next, withoutClosing(next.terms())), this::marketAnswered);
            } else {
                marketAnswered(answer);
            }
        });
    }

    private void marketAnswered(Answer answer) {
        if (answer.ok()) {
            newMarkets++;
        } else {
            LOG.warn("a market of the demo was refused: {}", answer.detail());
        }
        openMarkets();
    }

    private Command openMarket(DemoMarket market, MarketTerms terms) {
        CommandId id = CommandId.of("demo-open-" + terms.id());
        return new OpenMarket(id, sponsor, terms, market.liquidityMicros(), market.jointPpb());
    }

    static MarketTerms withoutClosing(MarketTerms t) {
        return new MarketTerms(
                t.id(),
                t.title(),
                t.text(),
                t.actor(),
                t.source(),
                t.conditions(),
                t.metric(),
                t.feeBps(),
                t.conditionTrading(),
                0);
    }

    private Opened opened(Engine engine) {
        int[] accounts = Crowd.NAMES.stream()
                .mapToInt(name -> accountNumber(engine, Participant.slug(name)))
                .toArray();
        int[] numbers = new int[markets.size()];
        MarketGlance[] glances = new MarketGlance[markets.size()];
        for (int i = 0; i < numbers.length; i++) {
            Market market = engine.state().market(markets.get(i).terms().id());
            numbers[i] = market == null ? -1 : market.number();
            glances[i] = market == null ? null : MarketGlance.of(engine, market.number(), operator);
        }
        return new Opened(engine.sequence(), newMarkets, accounts, numbers, glances);
    }

    /** Sends a command, again and again while the venue is busy; then goes on. */
    private void submit(Command command, Consumer<Answer> next) {
        venue.submit(command, answer -> {
            boolean busy = answer.refusal() == Refusal.VENUE_BUSY || answer.refusal() == Refusal.JOURNAL_FULL;
            scheduler.after(busy ? RETRY_MILLIS : 0, () -> {
                if (busy) {
                    submit(command, next);
                    return;
                }
                next.accept(answer);
            });
        });
    }

    /** Reads, again and again while the venue is busy; then goes on. */
    private <T> void read(Function<Engine, T> query, Consumer<T> next) {
        venue.read(query)
                .whenComplete((result, failure) -> scheduler.after(failure == null ? 0 : RETRY_MILLIS, () -> {
                    if (failure == null) {
                        next.accept(result);
                    } else {
                        read(query, next);
                    }
                }));
    }
}
