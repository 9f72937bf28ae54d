package covenant.engine.replay;

import covenant.engine.Role;
import covenant.engine.command.MarketTerms;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.replay.ReplayResult.Part;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Both histories side by side, market by market and account by account. */
final class Comparison {
    private static final Course NO_COURSE = new Course(List.of(), null, null);
    private static final Welfare NO_WELFARE = new Welfare(0, 0, 0, 0, false);
    private static final Tally NO_DEEDS = new Tally();

    private final History recorded;
    private final History changed;
    private final Map<String, Divergence> divergences = new TreeMap<>();

    private Holdings recordedHoldings;
    private Holdings changedHoldings;

    Comparison(History recorded, History changed) {
        this.recorded = recorded;
        this.changed = changed;
    }

    /** A command was carried out in one history or both. */
    void look(long atMicros) {
        for (int market : recorded.moved()) {
            look(recorded.course(market).market().terms().id(), atMicros);
        }
        for (int market : changed.moved()) {
            look(changed.course(market).market().terms().id(), atMicros);
        }
    }

    private void look(String id, long atMicros) {
        CourseKeeper there = recorded.course(id);
        CourseKeeper here = changed.course(id);
        if (there != null && here != null) {
            divergences
                    .computeIfAbsent(id, absent -> new Divergence(there, here, atMicros))
                    .look(atMicros);
        }
    }

    /** Both histories have ended. */
    void end() {
        long atMicros = Math.max(recorded.engine().atMicros(), changed.engine().atMicros());
        divergences.values().forEach(each -> each.end(atMicros));
    }

    /** Every market: the recorded ones in the order of opening, then those that only the changed history has. */
    List<MarketComparison> markets() {
        List<MarketComparison> all = new ArrayList<>();
        for (Market market : recorded.state().markets()) {
            all.add(compared(market, changed.state().market(market.terms().id())));
        }
        for (Market market : changed.state().markets()) {
            if (recorded.state().market(market.terms().id()) == null) {
                all.add(compared(null, market));
            }
        }
        return all;
    }

    private MarketComparison compared(Market there, Market here) {
        MarketTerms terms = (here == null ? there : here).terms();
        Divergence divergence = divergences.get(terms.id());
        return new MarketComparison(
                terms.id(),
                terms.withoutSeed(),
                terms.decision() != null && terms.decision().isCausal(),
                there == null ? NO_COURSE : recorded.course(there.number()).course(),
                here == null ? NO_COURSE : changed.course(here.number()).course(),
                divergence == null ? 0 : divergence.largest(),
                divergence == null ? 0 : divergence.mean(),
                divergence == null ? 0 : divergence.last(),
                there == null ? NO_WELFARE : recorded.welfare(there.number()),
                here == null ? NO_WELFARE : changed.welfare(here.number()));
    }

    /** Every participant: the recorded ones in the order of opening, then those that only the changed history has. */
    List<AccountComparison> accounts(Map<String, Tally> tallies, Predicate<String> isLeftOut) {
        List<AccountComparison> all = new ArrayList<>();
        recordedHoldings = new Holdings(recorded.state());
        changedHoldings = new Holdings(changed.state());
        for (Account account : recorded.state().accounts()) {
            if (account.role() == Role.PARTICIPANT) {
                Account here = changed.state().account(account.id());
                all.add(compared(account, here, tallies, isLeftOut.test(account.id())));
            }
        }
        for (Account account : changed.state().accounts()) {
            if (account.role() == Role.PARTICIPANT && recorded.state().account(account.id()) == null) {
                all.add(compared(null, account, tallies, false));
            }
        }
        return all;
    }

    private AccountComparison compared(Account there, Account here, Map<String, Tally> tallies, boolean isLeftOut) {
        Account account = there == null ? here : there;
        Tally tally = tallies.getOrDefault(account.id(), NO_DEEDS);
        boolean isInjected = there == null || tally.isInjected;
        return new AccountComparison(
                account.id(),
                account.name(),
                isLeftOut ? Part.LEFT_OUT : isInjected ? Part.INJECTED : Part.KEPT,
                recorded.profitMicros(there, recordedHoldings),
                changed.profitMicros(here, changedHoldings),
                tally.commands,
                tally.repeated,
                tally.refused);
    }
}
