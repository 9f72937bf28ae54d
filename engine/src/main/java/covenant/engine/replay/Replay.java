package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.Deposit;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries a recorded history out twice, side by side: as it was, and with something changed. What a recorded command becomes in the changed
 * history, and why, stands in {@code engine/docs/adr/0022}. The same recording and terms give the same result, to the last bit, on every machine.
 */
public final class Replay {
    private final ReplayTerms terms;
    private final ReplayOutput output;
    private final Meaning meaning;
    private final Placed placed;
    private final History recorded = new History();
    private final History changed = new History();
    private final Numbers numbers = new Numbers(recorded.state(), changed.state());
    private final Renumbering renumbering = new Renumbering(Renumbering.Space.of(numbers));
    private final PutBack putBack;
    private final Comparison comparison = new Comparison(recorded, changed);
    private final Assumptions assumptions;
    private final Set<String> without;
    private final Set<String> only;
    private final Map<String, Tally> tallies = new HashMap<>();
    private long firstDifference;
    private boolean isDifferent;

    private Replay(ReplayTerms terms, ReplayOutput output, Survey.Findings findings) {
        this.terms = terms;
        this.output = output;
        this.meaning = new Meaning(terms, findings.larger());
        this.placed = new Placed(terms);
        this.putBack = new PutBack(numbers, output, placed.comesBetween());
        this.assumptions = new Assumptions(terms, findings.assumptions());
        this.without = new HashSet<>(terms.without());
        this.only = new HashSet<>(terms.only());
    }

    /**
     * Replays.
     *
     * @param output takes the commands of the changed history, and what must be injected into them to have the recorded one back
     * @param progress hears of recorded commands done, of commands in all; where something is looked up first, each counts twice
     * @throws ReplayRefused if what is asked does not fit the recording
     */
    public static ReplayResult of(
            Recording recording, ReplayTerms terms, ReplayOutput output, ReplayProgress progress) {
        Reporting reporting = new Reporting(recording, terms, progress);
        Replay replay = new Replay(terms, output, Survey.of(recording, terms, reporting));
        replay.run(recording, reporting);
        reporting.end();
        return replay.result(recording.source());
    }

    private void run(Recording recording, Reporting reporting) {
        try (Survey.Reading reading = new Survey.Reading(recording, terms)) {
            while (reading.hasNext()) {
                RecordedCommand next = reading.next();
                between(next.atMicros());
                step(next);
                reporting.done();
            }
        }
        placed.requireReplaced(recorded.engine().sequence());
        between(terms.toMicros() == Long.MAX_VALUE ? Long.MAX_VALUE : terms.toMicros() + 1);
    }

    /** Makes the injections whose time has come before a command of this time. */
    private void between(long beforeMicros) {
        for (Placed.Each each = placed.nextBefore(beforeMicros); each != null; each = placed.nextBefore(beforeMicros)) {
            if (recorded.engine().sequence() == 0) {
                throw Placed.misplaced(each.place(), "it is before the recording's first command");
            }
            differ(recorded.engine().sequence());
            inject(each, each.injection().atMicros());
            comparison.look(changed.engine().atMicros());
        }
    }

    private Answer inject(Placed.Each each, long atMicros) {
        Command command = each.injection().command().accept(renumbering);
        Answer answer = applyChanged(atMicros, command);
        numbers.made(each.place(), answer.ok() ? answer.number() : Numbers.NONE);
        assumptions.injected(each.injection(), answer);
        Account by = changed.state().account(command.by());
        if (by != null) {
            tally(by.id()).isInjected = true;
        }
        return answer;
    }

    private Answer applyChanged(long atMicros, Command command) {
        long sequence = changed.engine().sequence() + 1;
        output.take(sequence, atMicros, command);
        Answer answer = changed.apply(atMicros, command);
        output.answered(answer, changed.state());
        if (sequence % Limits.HASH_INTERVAL == 0) {
            output.hash(sequence, changed.engine().hash());
        }
        return answer;
    }

    private void differ(long sequence) {
        if (!isDifferent) {
            isDifferent = true;
            firstDifference = sequence;
        }
    }

    private void step(RecordedCommand next) {
        long sequence = next.sequence();
        Command bare = next.command().bare();
        Map<Integer, Boolean> same = isDifferent ? sameness(bare) : Collections.emptyMap();
        Answer was = recorded.apply(next.atMicros(), next.command());
        boolean leftATrace = was.ok() && !was.repeated();
        Placed.Each injected = placed.replacing(sequence);
        if (injected != null) {
            replace(next, was, injected);
        } else if (!leftATrace) {
            applyChanged(next.atMicros(), isDifferent ? Tick.now() : next.command());
            assumptions.notTriedAgain(isDifferent && !was.ok());
        } else {
            repeat(next, bare, was, same);
        }
        comparison.look(next.atMicros());
    }

    private void replace(RecordedCommand next, Answer was, Placed.Each injected) {
        if (!injected.injection().command().equals(next.command())) {
            differ(next.sequence());
        }
        Answer is = inject(injected, next.atMicros());
        boolean isOrder = next.command().bare() instanceof PlaceOrder
                && injected.injection().command().bare() instanceof PlaceOrder;
        if (isOrder && is.ok() && was.ok()) {
            numbers.order(was.number(), is.number());
        }
        if (isDifferent) {
            putBack.tell(next, was, false);
        }
    }

    /** Does once more what someone did, or what it means now; nothing, where he is left out. */
    private void repeat(RecordedCommand next, Command bare, Answer was, Map<Integer, Boolean> same) {
        boolean isDeed = isDeed(bare);
        String by = recorded.state().account(bare.by()).id();
        boolean leftOut = isDeed && isLeftOut(by);
        Command meant = leftOut ? Tick.now() : meaning.opening(next, recorded.state());
        if (!meant.equals(bare)) {
            differ(next.sequence());
        }
        if (isDifferent && isDeed && !leftOut) {
            meant = meaning.trade(meant, was, market -> same.getOrDefault(market, false));
        }
        assumptions.conditionDropped(isDifferent && !leftOut && next.command() instanceof IfUnchanged);
        assumptions.deepAlready(bare instanceof AddLiquidity && meant instanceof Tick);
        // A price asked for as it was then is still another wish: a replay of this history would see what came of it
        // here.
        boolean isAnothersWish = terms.others() == Others.SAME_PRICES && !leftOut && same.containsValue(false);
        Command carried = isDifferent ? meant.accept(renumbering) : next.command();
        if (isAnothersWish && carried instanceof TradeBatch batch) {
            carried = whatMoves(batch, next.atMicros());
        }
        Answer is = applyChanged(next.atMicros(), carried);
        if (is.ok() && bare instanceof PlaceOrder && !leftOut) {
            numbers.order(was.number(), is.number());
        }
        if (isDeed) {
            count(by, leftOut, is);
        } else if (!is.ok()) {
            refused(next, bare, meant, is);
        }
        if (isDifferent && (!meant.equals(bare) || isAnothersWish || !is.ok() || is.repeated())) {
            putBack.tell(next, was, leftOut);
        }
    }

    private void refused(RecordedCommand next, Command bare, Command meant, Answer is) {
        boolean isOurs = bare instanceof OpenMarket
                || bare instanceof OpenPlaybook
                || bare instanceof OpenAccount
                || bare instanceof Deposit;
        if (isOurs && !meant.equals(bare)) {
            String what = bare instanceof OpenMarket c
                    ? "market " + c.terms().id() + " cannot open"
                    : bare.kind().id() + " of sequence " + next.sequence() + " cannot be carried out";
            throw new ReplayRefused(
                    ReplayRefused.Reason.TERMS_REFUSED,
                    what + " with what is changed: " + is.refusal().code() + ", " + is.detail());
        }
        assumptions.refused(next, is);
    }

    /** A batch without the trades that would move nothing, as where the price is there already; nothing, if none would. */
    private Command whatMoves(TradeBatch batch, long atMicros) {
        List<TradeBatch.Leg> legs = new ArrayList<>();
        for (TradeBatch.Leg leg : batch.legs()) {
            legs.add(leg);
            Answer tried = changed.engine().rehearse(new TradeBatch(batch.commandId(), batch.by(), legs), atMicros);
            if (tried.refusal() == Refusal.TRADE_TOO_SMALL) {
                legs.remove(legs.size() - 1);
            }
        }
        return legs.isEmpty() ? Tick.now() : new TradeBatch(batch.commandId(), batch.by(), legs);
    }

    private static boolean isDeed(Command bare) {
        return bare instanceof Trade
                || bare instanceof TradeBatch
                || bare instanceof PlaceOrder
                || bare instanceof CancelOrder;
    }

    private boolean isLeftOut(String account) {
        return without.contains(account) || !only.isEmpty() && !only.contains(account);
    }

    private void count(String by, boolean leftOut, Answer is) {
        Tally tally = tally(by);
        tally.commands++;
        if (leftOut) {
            return;
        }
        // A price that is where it is to be moved to is no failure.
        boolean isDone = is.ok() || is.refusal() == Refusal.TRADE_TOO_SMALL && terms.others() == Others.SAME_PRICES;
        tally.repeated += isDone ? 1 : 0;
        tally.refused += isDone ? 0 : 1;
        assumptions.deedRefused(!isDone);
    }

    private Tally tally(String account) {
        return tallies.computeIfAbsent(account, absent -> new Tally());
    }

    /** Which of the markets of a deed stand the same in both histories, so that what was asked there means what it meant. */
    private Map<Integer, Boolean> sameness(Command bare) {
        Map<Integer, Boolean> same = new HashMap<>();
        if (bare instanceof Trade c) {
            same.put(c.market(), isSame(c.market()));
        } else if (bare instanceof TradeBatch c) {
            c.legs().forEach(leg -> same.computeIfAbsent(leg.market(), this::isSame));
        }
        return same;
    }

    private boolean isSame(int number) {
        Market there = recorded.state().market(number);
        Market here = changed.state().market(numbers.market(number));
        return there != null
                && here != null
                && there.liquidityMicros() == here.liquidityMicros()
                && there.liveFrom() == here.liveFrom()
                && there.liveTo() == here.liveTo()
                && there.book().isEmpty()
                && here.book().isEmpty()
                && java.util.Arrays.equals(there.q(), here.q());
    }

    private ReplayResult result(String source) {
        comparison.end();
        output.hash(changed.engine().sequence(), changed.engine().hash());
        List<ReplayResult.MarketComparison> markets = comparison.markets();
        return new ReplayResult(
                source,
                terms,
                recorded.ending(),
                changed.ending(),
                firstDifference,
                markets,
                comparison.accounts(tallies, this::isLeftOut),
                assumptions.sentences(isDifferent, markets, recorded, changed));
    }

    /** Injections by when they are due. */
    private static final class Placed {
        private final Map<Long, Each> replacing = new TreeMap<>();
        private final Deque<Each> between = new ArrayDeque<>();
        private final boolean comesBetween;

        /** An injection and its place in the list. */
        record Each(Injection injection, int place) {}

        Placed(ReplayTerms terms) {
            long atMicros = Long.MIN_VALUE;
            for (int i = 0; i < terms.injections().size(); i++) {
                Injection injection = terms.injections().get(i);
                Each each = new Each(injection, i);
                if (injection.replaces() > 0) {
                    if (replacing.put(injection.replaces(), each) != null) {
                        throw misplaced(i, "command " + injection.replaces() + " is replaced twice");
                    }
                } else {
                    if (injection.atMicros() < atMicros) {
                        throw misplaced(i, "it is before the one before it");
                    }
                    atMicros = injection.atMicros();
                    between.add(each);
                }
            }
            comesBetween = !between.isEmpty();
        }

        private static ReplayRefused misplaced(int place, String why) {
            return new ReplayRefused(ReplayRefused.Reason.INJECTION_MISPLACED, "injection " + (place + 1) + ": " + why);
        }

        boolean comesBetween() {
            return comesBetween;
        }

        Each replacing(long sequence) {
            return replacing.get(sequence);
        }

        Each nextBefore(long atMicros) {
            boolean isDue = !between.isEmpty() && between.peek().injection().atMicros() < atMicros;
            return isDue ? between.poll() : null;
        }

        void requireReplaced(long lastSequence) {
            replacing.forEach((sequence, each) -> {
                if (sequence > lastSequence) {
                    throw misplaced(each.place(), "the replay ends before command " + sequence);
                }
            });
        }
    }
}
