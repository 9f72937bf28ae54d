package covenant.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import covenant.api.http.Endpoint;
import covenant.engine.runtime.VenueRing;
import covenant.ledger.history.History;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The directions in which the surface may look. */
class ArchitectureTest {
    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("covenant.api");
    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("covenant.client");

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("covenant.api.(**)").should().beFreeOfCycles().check(API);
    }

    @Test
    void theRingIsOnlyKnownByItsPorts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.lmax..", "org.agrona..")
                .check(API);
    }

    @Test
    void onlyTheCommandLineMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackages("covenant.api.cli..", "covenant.api.demo")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(API);
    }

    @Test
    void jsonKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("covenant.api.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "covenant.api.http..", "covenant.api.endpoint..", "io.vertx.core.http..", "io.vertx.ext.web..")
                .check(API);
    }

    @Test
    void endpointsNeverBlock() {
        noClasses()
                .that()
                .resideInAnyPackage("covenant.api.endpoint..", "covenant.api.http..", "covenant.api.request..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(VenueRing.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(CompletableFuture.class)
                .orShould()
                .callMethod(io.vertx.core.Future.class, "await")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.nio.file..")
                .because("they go through Crossing and HistoryGateway")
                .check(API);
    }

    @Test
    void theHistoryIsReadOnWorkersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "covenant.api.history",
                        "covenant.api.venue",
                        "covenant.api.endpoint.history",
                        "covenant.api.exporting")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(History.class)
                .because(
                        "HistoryGateway owns the way to the disk; the history's endpoints only give it queries; an export is a process of its own")
                .check(API);
    }

    @Test
    void everyEndpointIsNamedAsOne() {
        classes()
                .that()
                .implement(Endpoint.class)
                .should()
                .haveSimpleNameEndingWith("Endpoint")
                .andShould()
                .resideInAPackage("covenant.api.endpoint..")
                .check(API);
    }

    @Test
    void theClientKnowsNothingOfTheServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "javax..", "covenant.client..", "io.vertx.core.json..")
                .because("what it does, any client can do")
                .check(CLIENT);
    }

    @Test
    void onlyTheCommandLineKnowsTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("covenant.api.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("covenant.client..")
                .check(API);
        noClasses()
                .that()
                .resideInAPackage("covenant.api.cli.client..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("covenant.api..", "covenant.engine..", "covenant.ledger..")
                        .and(resideOutsideOfPackage("covenant.api.cli.client..")))
                .because("a command that is a client sees what any client sees")
                .check(API);
    }
}
