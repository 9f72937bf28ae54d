package covenant.engine.lab.measure;

/** Student's t distribution (Student 1908), by the regularised incomplete beta function (DLMF 8.17). */
final class StudentT {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MOST_TERMS = 10_000;

    private StudentT() {}

    /** The number that a t variable exceeds in absolute value with the probability {@code tails}. */
    static double twoSided(double tails, double degrees) {
        double low = 0;
        double high = 1;
        while (tails(high, degrees) > tails) {
            high *= 2;
        }
        while (high - low > high * 1e-14) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (tails(middle, degrees) > tails) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(|T| > t). */
    static double tails(double t, double degrees) {
        return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /** I_x(a, b). */
    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The continued fraction of DLMF 8.17.22, from the front (Lentz's method). */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = inverse(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = inverse(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = inverse(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (StrictMath.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double away(double x) {
        return StrictMath.abs(x) < TINY ? TINY : x;
    }

    private static double inverse(double x) {
        return 1 / away(x);
    }

    /** ln of the gamma function for half-integers and integers above 0, by Stirling's series (DLMF 5.11.1) from 15 on. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift -= StrictMath.log(y);
            y++;
        }
        double inverse = 1 / y;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square / 1_188))));
        return shift + (y - 0.5) * StrictMath.log(y) - y + StrictMath.log(2 * StrictMath.PI) / 2 + series;
    }
}
