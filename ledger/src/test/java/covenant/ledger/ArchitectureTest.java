package covenant.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Timer;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The directions in which the ledger may look. */
class ArchitectureTest {
    private static final JavaClasses LEDGER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("covenant.ledger");

    @Test
    void onlyJournalAndFollowerHaveThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackages("covenant.ledger.journal", "covenant.ledger.follow")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executor.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Timer.class)
                .check(LEDGER);
    }

    @Test
    void theRingIsOnlyKnownByItsPorts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.lmax..")
                .check(LEDGER);
    }

    @Test
    void theLedgerDoesNotKnowWhoServesIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("covenant.api..", "io.vertx..", "io.netty..")
                .check(LEDGER);
    }

    @Test
    void onlyTheProjectionKnowsADatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("covenant.ledger.projection..", "covenant.ledger.history..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
                .check(LEDGER);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("covenant.ledger.(*)..").should().beFreeOfCycles().check(LEDGER);
        noClasses()
                .that()
                .resideInAPackage("covenant.ledger.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("covenant.ledger")
                .as("the facade looks at the packages below it, not they at it")
                .check(LEDGER);
    }
}
