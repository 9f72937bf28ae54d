package covenant.api.stream;

import covenant.api.json.ActorJson;
import covenant.api.json.BookJson;
import covenant.api.json.CommitmentJson;
import covenant.api.json.PlaybookJson;
import covenant.api.json.PledgeJson;
import covenant.engine.command.MarketTerms;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import covenant.engine.view.ActorView;
import covenant.engine.view.BookLevel;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.PlaybookView;
import covenant.engine.view.PledgeView;
import java.util.List;
import java.util.function.Consumer;

/** What the core's thread can see of all that the stream tells of but markets: how many there are, each as it stands, and which an event changes. */
final class Sight {
    private static final int NONE = -1;

    private Sight() {}

    /** How many there are. */
    static int count(VenueState state, Subject subject) {
        return switch (subject) {
            case ACTOR -> state.commitments().actors().size();
            case PLEDGE -> state.commitments().pledges().size();
            case COMMITMENT -> state.commitments().commitments().size();
            case MARKET, BOOK -> state.markets().size();
            case PLAYBOOK -> state.playbooks().all().size();
            case POSITION, OWN_ORDER, ACCOUNT -> 0;
        };
    }

    /** One as it stands. */
    static Seen see(VenueState state, Key key, long sequence) {
        CommitmentRegister register = state.commitments();
        return switch (key.subject()) {
            case ACTOR -> {
                ActorView view = ActorView.of(state, register.actor(key.number()));
                Topic topic = Topic.of(List.of(), List.of(view.id()));
                yield new Seen(key, sequence, topic, List.of(view.id(), view.name()), () -> ActorJson.of(view));
            }
            case PLEDGE -> {
                PledgeView view = PledgeView.of(state, register.pledge(key.number()));
                Topic topic = Topic.of(List.of(), view.actors());
                yield new Seen(key, sequence, topic, List.of(view.terms().id()), () -> PledgeJson.of(view));
            }
            case COMMITMENT -> {
                CommitmentView view = CommitmentView.of(state, register.commitment(key.number()));
                Topic topic = Topic.of(view.markets(), List.of(view.actor()));
                yield new Seen(key, sequence, topic, List.of(view.terms().id()), () -> CommitmentJson.of(view));
            }
            case PLAYBOOK -> {
                PlaybookView view = PlaybookView.brief(state.playbooks().playbook(key.number()), state);
                Topic topic = Topic.markets(marketsOf(view));
                yield new Seen(key, sequence, topic, List.of(), () -> PlaybookJson.of(view));
            }
            case BOOK -> {
                Market market = state.market(key.number());
                List<BookLevel> levels = BookLevel.of(market.book());
                MarketTerms terms = market.terms();
                Topic topic = Topic.market(terms.id());
                yield new Seen(key, sequence, topic, List.of(), () -> BookJson.of(terms, levels));
            }
            case MARKET -> throw new IllegalArgumentException("markets have views of their own");
            case POSITION, OWN_ORDER, ACCOUNT -> OwnSight.see(state, key, sequence);
        };
    }

    /** Whether a snapshot tells of it: it leaves out the books in which nothing rests. */
    static boolean isWorthTelling(VenueState state, Key key) {
        return key.subject() != Subject.BOOK
                || !state.market(key.number()).book().isEmpty();
    }

    /** Tells what else than markets an event changes. */
    static void changes(VenueState state, Event event, Consumer<Key> changed) {
        if (event instanceof Event.ActorOpened opened) {
            changed.accept(Key.of(Subject.ACTOR, opened.actor()));
        } else if (event instanceof Event.PledgeOpened opened) {
            changed.accept(Key.of(Subject.PLEDGE, opened.pledge()));
        } else if (event instanceof Event.PledgeEnded ended) {
            changed.accept(Key.of(Subject.PLEDGE, ended.pledge()));
        }
        int playbook = playbookOf(state, event);
        if (playbook != NONE) {
            changed.accept(Key.of(Subject.PLAYBOOK, playbook));
        }
        int book = bookOf(state, event);
        if (book != NONE) {
            changed.accept(Key.of(Subject.BOOK, book));
        }
        int commitment = commitmentOf(event);
        if (commitment != NONE) {
            changed.accept(Key.of(Subject.COMMITMENT, commitment));
            int pledge = state.commitments().commitment(commitment).terms().pledge();
            if (pledge != NONE) {
                changed.accept(Key.of(Subject.PLEDGE, pledge));
            }
        }
    }

    /** Slugs of the markets that a playbook concerns: the one that it watches. */
    static List<String> marketsOf(PlaybookView view) {
        return view.watched() == null ? List.of() : List.of(view.watched().id());
    }

    private static int playbookOf(VenueState state, Event event) {
        if (event instanceof Event.PlaybookOpened opened) {
            return opened.playbook();
        } else if (event instanceof Event.PlaybookCrossed crossed) {
            return crossed.playbook();
        } else if (event instanceof Event.PlaybookMoved moved) {
            return moved.playbook();
        } else if (event instanceof Event.PlaybookFired fired) {
            return fired.playbook();
        } else if (event instanceof Event.PlaybookUnsealed unsealed) {
            return unsealed.playbook();
        } else if (event instanceof Event.DeliveryRecorded recorded) {
            return state.playbooks().firing(recorded.firing()).playbook();
        }
        return NONE;
    }

    private static int bookOf(VenueState state, Event event) {
        if (event instanceof Event.OrderPlaced placed) {
            return placed.market();
        } else if (event instanceof Event.OrderEnded ended) {
            return ended.market();
        } else if (event instanceof Event.ConditionSettled settled) {
            // What still rests is on outcomes now, and no longer on outcomes given the condition.
            boolean rests = !state.market(settled.market()).book().isEmpty();
            return rests ? settled.market() : NONE;
        }
        return NONE;
    }

    private static int commitmentOf(Event event) {
        if (event instanceof Event.CommitmentOpened opened) {
            return opened.commitment();
        } else if (event instanceof Event.EvidenceAdded added) {
            return added.commitment();
        } else if (event instanceof Event.Attested attested) {
            return attested.commitment();
        } else if (event instanceof Event.ChallengeOpened opened) {
            return opened.commitment();
        } else if (event instanceof Event.CommitmentMoved moved) {
            return moved.commitment();
        } else if (event instanceof Event.BondPosted posted) {
            return posted.commitment();
        } else if (event instanceof Event.BondEnded ended) {
            return ended.commitment();
        } else if (event instanceof Event.PledgeSigned signed) {
            return signed.commitment();
        } else if (event instanceof Event.ConditionSettled settled) {
            return settled.commitment();
        } else if (event instanceof Event.MarketOpened opened) {
            return opened.terms().binding() == null
                    ? NONE
                    : opened.terms().binding().commitment();
        }
        return NONE;
    }
}
