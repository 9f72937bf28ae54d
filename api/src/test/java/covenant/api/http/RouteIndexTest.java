package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which route a path leads to. */
class RouteIndexTest {
    private static final Route MARKETS = route("/markets");
    private static final Route MARKET = route("/markets/:id");
    private static final Route BOOK = route("/markets/:id/orders");
    private static final Route OWN = route("/markets/own/orders");
    private static final RouteIndex INDEX = new RouteIndex(List.of(MARKETS, MARKET, BOOK, OWN));

    private static Route route(String path) {
        return Route.get(path, Access.ANYONE, "", call -> Future.succeededFuture());
    }

    @ParameterizedTest
    @CsvSource({
        "/markets, /markets, ",
        "/markets/alpha, /markets/:id, alpha",
        "/markets/a%20b+c, /markets/:id, a b+c",
        "/markets/alpha/orders, /markets/:id/orders, alpha",
        "/markets/own/orders, /markets/own/orders, ",
        "/markets/own, /markets/:id, own",
        "/markets/, , ",
        "/markets/alpha/, , ",
        "/markets/alpha/trades, , ",
        "/Markets, , ",
        "/, , "
    })
    void findsItByItsSegments(String path, String expected, String id) {
        RouteIndex.Match match = INDEX.find(HttpMethod.GET, path);

        assertThat(match == null ? null : match.route().path()).isEqualTo(expected);
        if (id != null) {
            assertThat(match.value("id")).isEqualTo(id);
        }
    }

    @Test
    void aHeadIsAnsweredByTheGetAndAnythingElseByNone() {
        assertThat(INDEX.find(HttpMethod.HEAD, "/markets").route()).isEqualTo(MARKETS);
        assertThat(INDEX.find(HttpMethod.POST, "/markets")).isNull();
    }

    @Test
    void aPercentSignThatEncodesNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> INDEX.find(HttpMethod.GET, "/markets/%zz"));
    }
}
