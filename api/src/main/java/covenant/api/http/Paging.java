package covenant.api.http;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;

/** The query parameters {@code limit} and {@code order}, the same wherever there are pages. */
public final class Paging {
    /** The longest page. */
    public static final int MAX_LIMIT = 1_000;

    static final String LIMIT = "limit";

    private Paging() {}

    /** How many hundreds of rows a limit comes to, begun ones included; 0 for what is no limit. */
    static int hundreds(String limit) {
        return limit == null || !limit.matches("[0-9]{1,4}") ? 0 : (Integer.parseInt(limit) + 99) / 100;
    }

    /**
     * The page's length.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID}
     */
    public static int limit(Call call, int otherwise) {
        String text = call.query(LIMIT);
        if (text == null) {
            return otherwise;
        }
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, "limit is from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** Whether {@code order} is {@code asc} (true) or {@code desc}. */
    public static boolean ascending(Call call, boolean otherwise) {
        String order = call.query("order");
        if (order == null) {
            return otherwise;
        }
        if (!order.equals("asc") && !order.equals("desc")) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, "order is asc or desc");
        }
        return order.equals("asc");
    }

    /** The number that {@code cursor} holds, where a page goes on after a number; {@code otherwise} where absent. */
    public static int numberCursor(Call call, int otherwise) {
        String cursor = call.query("cursor");
        if (cursor == null) {
            return otherwise;
        }
        long number = cursor.matches("[0-9]{1,10}") ? Long.parseLong(cursor) : Long.MAX_VALUE;
        if (number > Integer.MAX_VALUE) {
            throw new Rejection(ApiCode.CURSOR_INVALID, "take the cursor from next of the page before");
        }
        // No list is so long; so that whoever adds a page to it need not think of overflow.
        return (int) Math.min(number, Integer.MAX_VALUE - 2L * MAX_LIMIT);
    }
}
