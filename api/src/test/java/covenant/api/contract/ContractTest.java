package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.http.Route;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.CommandKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document and the code say the same, in both directions. */
class ContractTest {
    private final Contract contract = Contract.theOne();

    private static List<Route> routes() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            return venue.server().routes().routes();
        }
    }

    @Test
    void everyRouteIsInTheDocumentAndNoOther() {
        List<String> documented = contract.operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
        List<String> served = routes().stream()
                .map(route -> route.method() + " " + route.path().replaceAll(":([a-zA-Z]+)", "{$1}"))
                .toList();

        assertThat(documented)
                .as("a new route is written in api/src/main/resources/covenant/api/openapi first; see api/README.md")
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void everyOperationAdmitsTheRolesOfItsRow() {
        for (Route route : routes()) {
            Operation operation = contract.operation(route.method().name(), route.path());
            assertThat(operation.roles())
                    .as("%s %s", route.method(), route.path())
                    .containsExactlyInAnyOrderElementsOf(
                            route.access().roles().stream().map(Role::id).toList());
        }
    }

    @Test
    void everyCodeThatAnyoneCanMeetIsAnsweredBySomeOperation() {
        Set<String> documented = new TreeSet<>();
        contract.operations().forEach(operation -> documented.addAll(operation.codes()));
        Set<String> known = new TreeSet<>();
        Problems.all().stream().map(ProblemKind::code).forEach(known::add);
        // A method or an operation that is not there is in no operation; the others belong to commands that only the
        // venue sends.
        known.removeAll(List.of(
                "method-not-allowed",
                "unknown-account",
                "venue-founded",
                "key-revoked",
                "unknown-firing",
                "delivery-ended"));

        assertThat(documented).containsExactlyElementsOf(known);
    }

    @Test
    void theAuditCanBeAskedForEveryKindOfActAndForNothingElse() {
        Map<String, Object> parameters = SchemaCompiler.map(
                SchemaCompiler.map(contract.document().get("components")).get("parameters"));
        Object kinds = SchemaCompiler.map(
                        SchemaCompiler.map(parameters.get("what")).get("schema"))
                .get("enum");
        Set<String> acts = new TreeSet<>(Set.of("decide", "move-commitment", "end-pledge", "move-playbook"));
        Stream.of(CommandKind.values())
                .filter(kind -> kind.scope() != Scope.TRADE)
                .filter(kind -> Stream.of(Role.values()).anyMatch(role -> role != Role.VENUE && kind.admits(role)))
                .forEach(kind -> acts.add(kind.id()));

        assertThat(Operations.texts(kinds)).containsExactlyInAnyOrderElementsOf(acts);
    }

    @Test
    void everyOperationHasANameAndASentence() {
        for (Operation operation : contract.operations()) {
            assertThat(operation.id()).as(operation.path()).matches("[a-z][A-Za-z]+");
            assertThat((String) operation.document().get("summary"))
                    .as(operation.id())
                    .isNotBlank();
        }
    }
}
