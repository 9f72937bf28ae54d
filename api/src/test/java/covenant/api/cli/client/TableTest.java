package covenant.api.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersStandOnTheRightAndNothingIsADash() {
        JsonArray rows = new JsonArray()
                .add(new JsonObject()
                        .put("id", "a")
                        .put("bond", new JsonObject().put("held", "5"))
                        .put("p", 0.25))
                .add(new JsonObject().put("id", "longer").put("bond", new JsonObject().put("held", "-1200.5")));
        assertThat(printed(Table.of("id", "bond=bond.held", "p"), rows)).isEqualTo("""
                ID         BOND       P
                a             5  0.2500
                longer  -1200.5       -
                """);
    }

    @Test
    void aListWithinAnItemIsARowForEach() {
        JsonArray payoffs =
                new JsonArray().add(new JsonObject().put("outcome", "yes")).add(new JsonObject().put("outcome", "no"));
        JsonArray rows = new JsonArray().add(new JsonObject().put("market", "m").put("payoffs", payoffs));
        assertThat(printed(Table.of("market", "outcome").spreading("payoffs"), rows))
                .isEqualTo("""
                MARKET  OUTCOME
                m       yes
                m       no
                """);
    }

    @Test
    void whatOthersWroteCannotSteerTheTerminal() {
        JsonArray rows = new JsonArray().add(new JsonObject().put("title", "\u001b[2J\u202egone\nnext"));
        assertThat(printed(Table.of("title"), rows)).isEqualTo("TITLE\n [2J gone next\n");
    }

    private static String printed(Table table, JsonArray rows) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        table.add(rows).print(printer);
        printer.flush();
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
