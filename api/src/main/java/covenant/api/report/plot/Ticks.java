package covenant.api.report.plot;

import covenant.api.report.page.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis has its marks: at round numbers, and at times at which a clock or a calendar has them. */
final class Ticks {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long[] STEPS = {
        1_000,
        2_000,
        5_000,
        10_000,
        20_000,
        50_000,
        100_000,
        200_000,
        500_000,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        60 * SECOND,
        120 * SECOND,
        300 * SECOND,
        600 * SECOND,
        900 * SECOND,
        1800 * SECOND,
        3600 * SECOND,
        7200 * SECOND,
        3 * 3600 * SECOND,
        6 * 3600 * SECOND,
        12 * 3600 * SECOND,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY
    };
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};
    private static final int MOST_MONTHS = 1200;

    private Ticks() {}

    /** A mark and what stands beside it; {@code below} may be null. */
    record Tick(double at, String label, String below) {}

    /** Round numbers from the first at or above {@code from} to the last at or below {@code to}, about so many. */
    static List<Tick> numbers(double from, double to, int about) {
        double step = step(to - from, about);
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            ticks.add(new Tick(i * step, label(i * step, decimals), null));
        }
        return ticks;
    }

    private static String label(double value, int decimals) {
        return decimals > 9 || Math.abs(value) >= 1e12
                ? Figures.number(value)
                : String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0.0 : value)
                        .replace('-', '−');
    }

    /** 1, 2 or 5 times a power of ten, whichever is nearest. */
    static double step(double range, int about) {
        if (!(range > 0) || Double.isInfinite(range)) {
            return 1;
        }
        double rough = range / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    /** Times in UTC, at most so many; the day stands below where the mark is a time of day. */
    static List<Tick> times(long fromMicros, long toMicros, int most) {
        long range = Math.max(1, toMicros - fromMicros);
        for (long step : STEPS) {
            // Below a second their marks are wide.
            if (range / step < (step < SECOND ? most * 2L / 3 : most)) {
                return step >= DAY ? days(fromMicros, toMicros, step) : clock(fromMicros, toMicros, step);
            }
        }
        for (int months : MONTHS) {
            if (range / (30 * DAY * months) < most) {
                return months(fromMicros, toMicros, months);
            }
        }
        return months(fromMicros, toMicros, MOST_MONTHS);
    }

    private static List<Tick> clock(long from, long to, long step) {
        String pattern = step % SECOND != 0 ? "HH:mm:ss.SSS" : step % (60 * SECOND) == 0 ? "HH:mm" : "HH:mm:ss";
        DateTimeFormatter time = format(pattern);
        DateTimeFormatter day = format("d MMM uuuu");
        List<Tick> ticks = new ArrayList<>();
        LocalDate told = null;
        for (long at = ceil(from, step); at <= to; at += step) {
            ZonedDateTime when = when(at);
            boolean news = !when.toLocalDate().equals(told);
            told = when.toLocalDate();
            ticks.add(new Tick(at, time.format(when), news ? day.format(when) : null));
        }
        return ticks;
    }

    private static List<Tick> days(long from, long to, long step) {
        DateTimeFormatter day = format("d MMM");
        List<Tick> ticks = new ArrayList<>();
        int told = Integer.MIN_VALUE;
        for (long at = ceil(from, step); at <= to; at += step) {
            ZonedDateTime when = when(at);
            ticks.add(new Tick(at, day.format(when), when.getYear() == told ? null : "" + when.getYear()));
            told = when.getYear();
        }
        return ticks;
    }

    private static List<Tick> months(long from, long to, int months) {
        DateTimeFormatter month = format(months < 12 ? "MMM" : "uuuu");
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime first = when(from);
        long index = (long) first.getYear() * 12 + first.getMonthValue() - 1;
        int told = Integer.MIN_VALUE;
        for (long i = Math.floorDiv(index, months) * months; ; i += months) {
            ZonedDateTime when =
                    LocalDate.of((int) (i / 12), (int) (i % 12) + 1, 1).atStartOfDay(ZoneOffset.UTC);
            long at = when.toEpochSecond() * SECOND;
            if (at > to) {
                return ticks;
            }
            if (at >= from) {
                boolean news = months < 12 && when.getYear() != told;
                ticks.add(new Tick(at, month.format(when), news ? "" + when.getYear() : null));
                told = when.getYear();
            }
        }
    }

    private static long ceil(long from, long step) {
        return -Math.floorDiv(-from, step) * step;
    }

    private static ZonedDateTime when(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000)
                .atZone(ZoneOffset.UTC);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
