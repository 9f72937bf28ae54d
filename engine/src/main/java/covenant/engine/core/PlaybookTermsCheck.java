package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.SignalTerms;
import covenant.engine.commitment.Commitment;
import covenant.engine.signal.WatchedSignal;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** Whether a playbook can be agreed as it stands. Every method returns why not, or null. */
final class PlaybookTermsCheck {
    private final VenueState state;
    private final Opening opening;

    PlaybookTermsCheck(VenueState state, Opening opening) {
        this.state = state;
        this.opening = opening;
    }

    Refused check(OpenPlaybook c, long atMicros) {
        PlaybookTerms terms = c.terms();
        if (!Texts.isSlug(terms.id())) {
            return new Refused(
                    Refusal.ID_INVALID, "a playbook id is a slug of at most " + Limits.MAX_ID_CHARS + " characters");
        }
        if (state.playbooks().playbook(terms.id()) != null) {
            return new Refused(Refusal.ID_TAKEN, "there is a playbook " + terms.id());
        }
        Refused refused = checkTexts(terms);
        if (refused == null) {
            refused = checkPeople(terms, c.by());
        }
        if (refused == null) {
            refused = checkAction(terms);
        }
        if (refused == null && terms.action() == PlaybookTerms.Action.OPEN_MARKET) {
            refused = opening.check(marketOf(terms, terms.market().id()), atMicros);
        }
        if (refused == null) {
            refused = checkSignal(terms.signal());
        }
        if (refused == null) {
            refused = checkNumbers(terms);
        }
        return refused == null ? checkCounts(terms) : refused;
    }

    /** The command that opens the market of a playbook's action. */
    static OpenMarket marketOf(PlaybookTerms terms, String id) {
        return new OpenMarket(
                CommandId.NONE, terms.owner(), terms.market().named(id), terms.liquidityMicros(), new long[0]);
    }

    private static Refused invalid(String detail) {
        return new Refused(Refusal.PLAYBOOK_INVALID, detail);
    }

    private static Refused checkTexts(PlaybookTerms terms) {
        Refused refused = Texts.check("the title", terms.title(), Limits.MAX_TITLE_CHARS, false);
        if (refused == null) {
            refused = Texts.check("the text", terms.text(), Limits.MAX_TEXT_CHARS, true);
        }
        if (refused == null) {
            refused = Texts.check("the process", terms.process(), Limits.MAX_TEXT_CHARS, true);
        }
        return refused == null && terms.action() == PlaybookTerms.Action.CONVENE
                ? Texts.check("the text to convene with", terms.target(), Limits.MAX_TEXT_CHARS, false)
                : refused;
    }

    private Refused checkPeople(PlaybookTerms terms, int by) {
        Account owner = state.account(terms.owner());
        if (owner == null || owner.role() != Role.COORDINATOR && owner.role() != Role.OPERATOR) {
            return invalid("a playbook has an owner who answers for it: a coordinator or an operator");
        }
        if (terms.action() == PlaybookTerms.Action.OPEN_MARKET && terms.owner() != by) {
            return invalid("the owner pays for the market that is opened: only he opens such a playbook");
        }
        if (terms.process().isEmpty()) {
            return invalid("a playbook has a process: how people decide what is done");
        }
        if (terms.respondMicros() <= 0 || terms.respondMicros() > Limits.MAX_PLAYBOOK_MICROS) {
            return invalid("a playbook has a deadline: its owner responds within at most 366 days");
        }
        return terms.seal() != null && !terms.text().isEmpty()
                ? invalid("a sealed rule shows its SHA-256 and no text")
                : null;
    }

    private static Refused checkAction(PlaybookTerms terms) {
        boolean opens = terms.action() == PlaybookTerms.Action.OPEN_MARKET;
        if (opens != (terms.market() != null) || !opens && terms.liquidityMicros() != 0) {
            return invalid("a market and its liquidity belong to the action that opens one");
        }
        if (terms.action() == PlaybookTerms.Action.WEBHOOK && !WebAddress.isOne(terms.target())) {
            return invalid("a webhook goes to an address with http:// or https://, without a user, of at most "
                    + Limits.MAX_URL_CHARS + " characters");
        }
        return opens && !terms.target().isEmpty() ? invalid("an action that opens a market has no target") : null;
    }

    private Refused checkSignal(SignalTerms signal) {
        if (signal.kind() == SignalTerms.Kind.BREACH) {
            return checkBreach(signal);
        }
        Market market = state.market(signal.market());
        if (market == null) {
            return invalid("there is no market " + signal.market() + " to watch");
        }
        if (!market.phase().isLive()) {
            return invalid("the market to watch has ended");
        }
        String problem = WatchedSignal.problem(signal, market);
        if (problem != null) {
            return invalid(problem);
        }
        long average = signal.averageMicros();
        return average != 0 && (average < Limits.MIN_AVERAGE_MICROS || average > Limits.MAX_PLAYBOOK_MICROS)
                ? invalid("an average is taken over a second to 366 days")
                : null;
    }

    private Refused checkBreach(SignalTerms signal) {
        Commitment commitment = state.commitments().commitment(signal.commitment());
        if (commitment == null) {
            return invalid("there is no commitment " + signal.commitment() + " to watch");
        }
        if (commitment.phase().isFinal()) {
            return invalid("the commitment to watch has ended");
        }
        boolean alone =
                signal.market() == Order.ANY && signal.condition() == Order.ANY && signal.outcome() == Order.ANY;
        return alone && signal.averageMicros() == 0
                ? null
                : invalid("a breach has no market, condition, outcome or average");
    }

    private Refused checkNumbers(PlaybookTerms terms) {
        Market market = state.market(terms.signal().market());
        long low = WatchedSignal.lowest(terms.signal(), market);
        long high = WatchedSignal.highest(terms.signal(), market);
        if (terms.threshold() < low || terms.threshold() > high || terms.reset() < low || terms.reset() > high) {
            return invalid("threshold and reset are values that the signal can have");
        }
        if (terms.above() ? terms.reset() > terms.threshold() : terms.reset() < terms.threshold()) {
            return invalid("the reset is the threshold, or a value on its safe side");
        }
        if (terms.holdMicros() < 0 || terms.holdMicros() > Limits.MAX_PLAYBOOK_MICROS) {
            return invalid("a crossing holds for at most 366 days");
        }
        boolean guarded = terms.minTraders() >= 0
                && terms.minTraders() <= Limits.MAX_ACCOUNTS
                && terms.minVolumeMicros() >= 0
                && terms.minVolumeMicros() <= Limits.MAX_VENUE_MICROS;
        if (!guarded || market == null && (terms.minTraders() > 0 || terms.minVolumeMicros() > 0)) {
            return invalid("the guards are numbers of traders and of credits in the market that is watched");
        }
        return null;
    }

    private Refused checkCounts(PlaybookTerms terms) {
        if (state.playbooks().all().size() >= Limits.MAX_PLAYBOOKS) {
            return new Refused(Refusal.LIMIT_EXCEEDED, "playbooks: at most " + Limits.MAX_PLAYBOOKS);
        }
        int market = terms.signal().market();
        return market >= 0 && state.playbooks().watching(market).size() >= Limits.MAX_PLAYBOOKS_PER_MARKET
                ? new Refused(
                        Refusal.LIMIT_EXCEEDED,
                        "playbooks that watch one market: at most " + Limits.MAX_PLAYBOOKS_PER_MARKET)
                : null;
    }
}
