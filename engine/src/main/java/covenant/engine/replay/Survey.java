package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.Plain;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Deposit;
import covenant.engine.command.OpenAccount;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A first pass over a recording, where what is to be changed has to be looked up in it: whether named accounts and markets exist, and by how
 * much larger subsidies become.
 */
final class Survey {
    private final Engine engine = new Engine();
    private final ReplayTerms terms;
    private final TermsChange change;
    private final Map<Integer, Long> firstDeposits = new TreeMap<>();
    private final Map<Integer, Long> needs = new TreeMap<>();

    private Survey(ReplayTerms terms) {
        this.terms = terms;
        this.change = new TermsChange(terms);
    }

    /**
     * What is found.
     *
     * @param larger by how much the deposit with each sequence is enlarged, in micros
     * @param assumptions that follow
     */
    record Findings(Map<Long, Long> larger, List<String> assumptions) {
        static final Findings NONE = new Findings(Collections.emptyMap(), List.of());
    }

    /** Whether there is anything to look up. */
    static boolean isNeeded(ReplayTerms terms) {
        TermsChange change = new TermsChange(terms);
        return !terms.without().isEmpty()
                || !terms.only().isEmpty()
                || !terms.markets().isEmpty()
                || change.changesDecisions()
                || change.changesLiquidity();
    }

    /**
     * Looks.
     *
     * @param reporting hears of each command
     * @throws ReplayRefused if an account or a market that is named does not exist, or does not decide
     */
    static Findings of(Recording recording, ReplayTerms terms, Reporting reporting) {
        if (!isNeeded(terms)) {
            return Findings.NONE;
        }
        Survey survey = new Survey(terms);
        try (Reading reading = new Reading(recording, terms)) {
            while (reading.hasNext()) {
                survey.take(reading.next());
                reporting.done();
            }
        }
        survey.requireAccounts();
        survey.requireMarkets();
        return survey.findings();
    }

    private void take(RecordedCommand recorded) {
        Answer answer = engine.apply(recorded.sequence(), recorded.atMicros(), recorded.command(), this::subsidy);
        if (answer.ok() && !answer.repeated()) {
            Command command = recorded.command().bare();
            if (command instanceof OpenAccount c && c.depositMicros() > 0) {
                firstDeposits.putIfAbsent(answer.number(), recorded.sequence());
            } else if (command instanceof Deposit c) {
                firstDeposits.putIfAbsent(c.account(), recorded.sequence());
            }
        }
    }

    private void subsidy(Event event) {
        if (!change.changesLiquidity()) {
            return;
        }
        if (event instanceof Event.MarketOpened opened) {
            double more = change.liquidityMicros(opened.terms().id(), opened.liquidityMicros())
                    / (double) opened.liquidityMicros();
            // The subsidy grows with b but for rounding, a few micros a state.
            long states = opened.terms().pricedStates();
            need(opened.sponsor(), opened.subsidyMicros(), more, 4 * states);
        } else if (event instanceof Event.LiquidityAdded added
                && change.isAbout(engine.state().market(added.market()).terms().id())) {
            need(added.by(), added.paidMicros(), change.factor(), 0);
        }
    }

    private void need(int sponsor, long paidMicros, double factor, long roundingMicros) {
        if (factor > 1) {
            long more = (long) StrictMath.ceil(paidMicros * (factor - 1)) + roundingMicros;
            needs.merge(sponsor, more, Long::sum);
        }
    }

    private void requireAccounts() {
        List<String> named = new ArrayList<>(terms.without());
        named.addAll(terms.only());
        for (String id : named) {
            if (engine.state().account(id) == null) {
                throw new ReplayRefused(ReplayRefused.Reason.UNKNOWN_ACCOUNT, "the recording has no account " + id);
            }
        }
    }

    private void requireMarkets() {
        boolean decides = false;
        boolean byLot = false;
        for (Market market : engine.state().markets()) {
            if (change.isAboutDecision(market.terms())) {
                decides = true;
                byLot |= change.of(market.terms()).decision().rule() == DecisionTerms.Rule.RANDOMISED;
            }
        }
        for (String id : terms.markets()) {
            requireMarket(id);
        }
        if (change.changesDecisions() && !decides) {
            throw new ReplayRefused(
                    ReplayRefused.Reason.DECIDES_NOTHING, "no market of the recording decides anything by its prices");
        }
        if (terms.epsilonPpb() >= 0 && !byLot) {
            throw new ReplayRefused(
                    ReplayRefused.Reason.DECIDES_NOTHING,
                    "a lot's chance is given, but no market would decide by lot: change the rule to randomised as well");
        }
    }

    private void requireMarket(String id) {
        Market market = engine.state().market(id);
        if (market == null) {
            throw new ReplayRefused(ReplayRefused.Reason.UNKNOWN_MARKET, "the recording has no market " + id);
        }
        if (change.changesDecisions() && market.terms().decision() == null) {
            throw new ReplayRefused(
                    ReplayRefused.Reason.DECIDES_NOTHING, "market " + id + " decides nothing by its prices");
        }
    }

    private Findings findings() {
        Map<Long, Long> larger = new TreeMap<>();
        List<String> assumptions = new ArrayList<>();
        needs.forEach((sponsor, micros) -> {
            Long sequence = firstDeposits.get(sponsor);
            if (sequence != null) {
                larger.put(sequence, micros);
                assumptions.add(engine.state().account(sponsor).id() + " is given " + Plain.credits(micros)
                        + " credits more with the first deposit, so that the subsidies of deeper markets can be paid");
            }
        });
        return new Findings(larger, assumptions);
    }

    /** The commands of a recording as far as they are asked for. */
    static final class Reading implements Iterator<RecordedCommand>, AutoCloseable {
        private final Iterator<RecordedCommand> commands;
        private final ReplayTerms terms;
        private long sequence;
        private long atMicros = Long.MIN_VALUE;
        private RecordedCommand next;

        Reading(Recording recording, ReplayTerms terms) {
            this.commands = recording.read();
            this.terms = terms;
            advance();
        }

        private void advance() {
            next = sequence < terms.toSequence() && commands.hasNext() ? commands.next() : null;
            if (next == null || next.atMicros() > terms.toMicros()) {
                next = null;
                return;
            }
            if (next.sequence() != sequence + 1 || next.atMicros() < atMicros) {
                throw new ReplayRefused(
                        ReplayRefused.Reason.RECORDING_BROKEN,
                        "the recording has command " + next.sequence() + " after " + sequence);
            }
            sequence = next.sequence();
            atMicros = next.atMicros();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public RecordedCommand next() {
            if (next == null) {
                throw new java.util.NoSuchElementException();
            }
            RecordedCommand taken = next;
            advance();
            return taken;
        }

        // What a recording throws when it is closed is its own affair, but not to be swallowed.
        @SuppressWarnings("IllegalCatch")
        @Override
        public void close() {
            if (commands instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException("the recording could not be closed", e);
                }
            }
        }
    }
}
