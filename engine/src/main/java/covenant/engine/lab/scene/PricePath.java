package covenant.engine.lab.scene;

import java.util.Arrays;

/** How one branch's expectation moved in a run, as a step function of time on the scale of {@link Truth}. */
public final class PricePath {
    private final int market;
    private final int condition;
    private final long untilMicros;
    private long[] atMicros = new long[64];
    private double[] price = new double[64];
    private int size;
    private long lastPushMicros = Long.MIN_VALUE;

    /**
     * An empty path.
     *
     * @param untilMicros from when on nothing more is noted
     */
    public PricePath(int market, int condition, long untilMicros) {
        this.market = market;
        this.condition = condition;
        this.untilMicros = untilMicros;
    }

    int market() {
        return market;
    }

    int condition() {
        return condition;
    }

    /** From this time on the price is this. Times do not go back. */
    public void add(long at, double p) {
        if (at >= untilMicros) {
            return;
        }
        if (size > 0 && atMicros[size - 1] == at) {
            price[size - 1] = p;
            return;
        }
        if (size == atMicros.length) {
            atMicros = Arrays.copyOf(atMicros, size * 2);
            price = Arrays.copyOf(price, size * 2);
        }
        atMicros[size] = at;
        price[size++] = p;
    }

    /** An attacker has traded. */
    public void pushed(long at) {
        if (at < untilMicros) {
            lastPushMicros = at;
        }
    }

    /** How many steps it has; the first is the opening. */
    public int size() {
        return size;
    }

    /** When a step began. */
    public long atMicros(int step) {
        return atMicros[step];
    }

    /** The price from a step on. */
    public double price(int step) {
        return price[step];
    }

    /** The last step that began at this time or before; -1 if none had. */
    public int stepAt(long at) {
        int found = Arrays.binarySearch(atMicros, 0, size, at);
        return found >= 0 ? found : -found - 2;
    }

    /** When an attacker last traded in this market; {@link Long#MIN_VALUE} if never. */
    public long lastPushMicros() {
        return lastPushMicros;
    }
}
