package covenant.ledger.verify;

import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.Pledge;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.List;
import java.util.function.Function;

/** Slugs in place of numbers; {@code #7} where the venue has no number 7, null for what stands for none. */
record Names(VenueState state) {
    String account(int number) {
        Account account = state.account(number);
        return account == null ? unknown(number) : account.id();
    }

    List<String> accounts(List<Integer> numbers) {
        return numbers.stream().map(this::account).toList();
    }

    String market(int number) {
        Market market = state.market(number);
        return market == null ? unknown(number) : market.terms().id();
    }

    String condition(int market, int number) {
        return slug(market, number, MarketTerms::conditions);
    }

    String outcome(int market, int number) {
        return slug(market, number, terms -> terms.metric().outcomes());
    }

    private String slug(int market, int number, Function<MarketTerms, List<String>> slugs) {
        Market found = state.market(market);
        return number == Order.ANY ? null : of(found == null ? List.of() : slugs.apply(found.terms()), number);
    }

    /** The slug at this place, if there is one. */
    static String of(List<String> slugs, int number) {
        return number >= 0 && number < slugs.size() ? slugs.get(number) : unknown(number);
    }

    String actor(int number) {
        Actor actor = state.commitments().actor(number);
        return actor == null ? unknown(number) : actor.id();
    }

    List<String> actors(List<Integer> numbers) {
        return numbers.stream().map(this::actor).toList();
    }

    String commitment(int number) {
        Commitment commitment = state.commitments().commitment(number);
        return commitment == null ? unknown(number) : commitment.terms().id();
    }

    String pledge(int number) {
        Pledge pledge = state.commitments().pledge(number);
        return pledge == null ? unknown(number) : pledge.terms().id();
    }

    String playbook(int number) {
        Playbook playbook = state.playbooks().playbook(number);
        return playbook == null ? unknown(number) : playbook.terms().id();
    }

    private static String unknown(int number) {
        return "#" + number;
    }
}
