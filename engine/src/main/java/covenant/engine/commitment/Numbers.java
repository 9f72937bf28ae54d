package covenant.engine.commitment;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import java.util.List;

/** Numbers by which a snapshot names things: what it names must exist. */
final class Numbers {
    private Numbers() {}

    /** Reads one that is below {@code count}. */
    static int read(WireReader in, int count, String what) {
        return require(in.getInt(), count, what);
    }

    /** Reads one that is below {@code count}, or -1. */
    static int readOptional(WireReader in, int count, String what) {
        int number = in.getInt();
        return number == -1 ? number : require(number, count, what);
    }

    static int require(int number, int count, String what) {
        if (number < 0 || number >= count) {
            throw new MalformedWire("no " + what + " " + number);
        }
        return number;
    }

    static void require(List<Integer> numbers, int count, String what) {
        for (int number : numbers) {
            require(number, count, what);
        }
    }
}
