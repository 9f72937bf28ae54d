package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.http.Route;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Problems;
import covenant.engine.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    void everyOperationHasANameAndASentence() {
        for (Operation operation : contract.operations()) {
            assertThat(operation.id()).as(operation.path()).matches("[a-z][A-Za-z]+");
            assertThat((String) operation.document().get("summary"))
                    .as(operation.id())
                    .isNotBlank();
        }
    }
}
