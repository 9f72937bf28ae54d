package covenant.api.demo;

import covenant.engine.command.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The simulated participants and what they believe: decides who looks at which market next, and what he does there. */
final class Crowd {
    /** The participants' names; each says that he is simulated. */
    static final List<String> NAMES = List.of(
            "Simulated Alder",
            "Simulated Ash",
            "Simulated Beech",
            "Simulated Birch",
            "Simulated Cedar",
            "Simulated Elm",
            "Simulated Hazel",
            "Simulated Larch",
            "Simulated Maple",
            "Simulated Oak",
            "Simulated Rowan",
            "Simulated Willow");

    private static final int RESTLESS_EVERY = 4;

    private final SplittableRandom random;
    private final List<Participant> participants = new ArrayList<>();
    private final List<Beliefs> beliefs = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Integer> looks = new ArrayList<>();

    /** Who looks at which market. */
    record Turn(int participant, int market) {}

    Crowd(List<DemoMarket> markets, long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < NAMES.size(); i++) {
            participants.add(new Participant(i % RESTLESS_EVERY == RESTLESS_EVERY - 1, random.nextLong()));
        }
        for (int market = 0; market < markets.size(); market++) {
            beliefs.add(new Beliefs(markets.get(market)));
            weights.add(markets.get(market).weight());
            looks.addAll(Collections.nCopies(markets.get(market).weight(), market));
        }
    }

    /** Takes over what a market's prices say. */
    void adopt(int market, MarketGlance glance) {
        beliefs.get(market).adopt(glance);
    }

    /** Takes over what somebody learnt about a market. */
    void learn(int market, DemoMarket believed) {
        beliefs.get(market).learn(believed);
    }

    Turn nextTurn() {
        return turnAt(looks.get(random.nextInt(looks.size())));
    }

    /** The turn of somebody who looks at this market. */
    Turn turnAt(int market) {
        beliefs.get(market).drift(random);
        return new Turn(random.nextInt(participants.size()), market);
    }

    long waitMillis(double meanMillis) {
        return Chance.waitMillis(random, meanMillis);
    }

    /** What the participant whose turn it is does, having looked. */
    Optional<Order> decide(Turn turn, MarketGlance market) {
        if (!market.open()) {
            return Optional.empty();
        }
        int condition = condition(market);
        int outcome = random.nextInt(market.outcomes());
        boolean free = market.terms().conditionTrading() && market.settledCondition() < 0 && market.conditions() > 1;
        double kind = random.nextDouble();
        if (free && kind < 0.15) {
            outcome = Order.ANY;
        } else if (free && kind < 0.25) {
            condition = Order.ANY;
        }
        double belief = belief(beliefs.get(turn.market()), market, condition, outcome);
        double haste = 1 / StrictMath.sqrt(weights.get(turn.market()));
        return participants.get(turn.participant()).order(market, condition, outcome, belief, haste, random);
    }

    private int condition(MarketGlance market) {
        int any = random.nextInt(market.conditions());
        return market.settledCondition() < 0 ? any : market.settledCondition();
    }

    private static double belief(Beliefs beliefs, MarketGlance market, int condition, int outcome) {
        if (outcome == Order.ANY) {
            return beliefs.condition(condition);
        }
        if (condition != Order.ANY) {
            return beliefs.outcome(condition, outcome);
        }
        double overall = 0;
        for (int c = 0; c < market.conditions(); c++) {
            overall += beliefs.condition(c) * beliefs.outcome(c, outcome);
        }
        return overall;
    }
}
