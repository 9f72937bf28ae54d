package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.command.DecisionTerms;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Laws about markets that decide. */
final class DecisionLaws {
    private DecisionLaws() {}

    static List<Law> all() {
        return List.of(new FallsInTime(), new AveragesOfEveryPrice());
    }

    private static final class FallsInTime extends Law {
        FallsInTime() {
            super("a decision falls at its time and not before");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Market market : trial.engine().state().markets()) {
                if (market.decision() != null && market.phase().isLive() && market.settledCondition() < 0) {
                    boolean isOpen = market.decision().isDue()
                            || !market.terms().decision().decidesItself();
                    check(isOpen, "fell, and nothing is settled");
                    checkEqual(
                            market.decision().isDue(),
                            trial.engine().atMicros()
                                    < market.terms().decision().decidesAtMicros(),
                            "due");
                    exercised();
                }
            }
        }
    }

    /** Remembers every price after every command, and when the decision falls takes the average by a loop over them. */
    private static final class AveragesOfEveryPrice extends Law {
        private record Price(long fromMicros, long[] values) {}

        private final Map<Integer, List<Price>> prices = new HashMap<>();

        AveragesOfEveryPrice() {
            super("a decision's averages are those of every price there was");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.Decided e) {
                    Market market = trial.engine().state().market(e.market());
                    for (int c = 0; c < e.averages().size(); c++) {
                        long average = average(market.terms().decision(), e.atMicros(), prices.get(e.market()), c);
                        checkEqual(e.averages().get(c), average, "average of condition %d", c);
                        exercised();
                    }
                }
            }
            for (Market market : trial.engine().state().markets()) {
                if (market.decision() != null && market.settledCondition() < 0) {
                    prices.computeIfAbsent(market.number(), key -> new ArrayList<>())
                            .add(new Price(trial.engine().atMicros(), Signals.expected(market)));
                }
            }
        }

        private static long average(DecisionTerms terms, long atMicros, List<Price> prices, int condition) {
            long until = Math.min(atMicros, terms.decidesAtMicros());
            long from = terms.decidesAtMicros() - terms.windowMicros();
            BigInteger sum = BigInteger.ZERO;
            long weight = 0;
            long observation = prices.get(0).values()[condition];
            for (int i = 0; i < prices.size(); i++) {
                long value = prices.get(i).values()[condition];
                long begins = prices.get(i).fromMicros();
                long ends = i + 1 < prices.size()
                        ? Math.min(until, prices.get(i + 1).fromMicros())
                        : until;
                if (terms.maxChange() == 0) {
                    long within = Math.max(0, ends - Math.max(begins, from));
                    sum = sum.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(within)));
                    weight += within;
                    continue;
                }
                for (long point = (begins / terms.gridMicros() + 1) * terms.gridMicros();
                        point <= ends;
                        point += terms.gridMicros()) {
                    observation += Math.max(-terms.maxChange(), Math.min(terms.maxChange(), value - observation));
                    sum = point > from ? sum.add(BigInteger.valueOf(observation)) : sum;
                    weight += point > from ? 1 : 0;
                }
            }
            return halfUp(sum, weight);
        }

        private static long halfUp(BigInteger sum, long weight) {
            return new BigDecimal(sum)
                    .add(BigDecimal.valueOf(weight).divide(BigDecimal.valueOf(2)))
                    .divide(BigDecimal.valueOf(weight), 0, RoundingMode.FLOOR)
                    .longValueExact();
        }
    }
}
