package covenant.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house of DESIGN, section 4, as far as the engine goes: what each package may know, and what none may do. */
class HouseRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Limits.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("covenant.engine");

    private static final String[] PURE = {
        "covenant.engine",
        "covenant.engine.agenda..",
        "covenant.engine.command..",
        "covenant.engine.commitment..",
        "covenant.engine.core..",
        "covenant.engine.decision..",
        "covenant.engine.event..",
        "covenant.engine.flip..",
        "covenant.engine.order..",
        "covenant.engine.playbook..",
        "covenant.engine.pricing..",
        "covenant.engine.signal..",
        "covenant.engine.state..",
        "covenant.engine.statistic..",
        "covenant.engine.view..",
        "covenant.engine.wire.."
    };

    /** Java's own versions may differ from machine to machine in the last bit; StrictMath's do not. */
    private static final Set<String> INEXACT = Set.of(
            "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "sinh", "cosh", "tanh", "cbrt",
            "hypot");

    private static final int MOST_LINES = 450;

    @Test
    void theEngineKnowsNothingOfItsUsers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("covenant.ledger..", "covenant.api..", "covenant.load..", "covenant.web..")
                .check(ALL);
    }

    @Test
    void theCoreHasNoClockNoThreadsNoFilesAndNoLog() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.time..",
                                "java.util.concurrent..",
                                "java.util.logging..",
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.sql..",
                                "org.slf4j..",
                                "com.lmax..")
                        .or(belongToAnyOf(Thread.class, ThreadLocal.class, Runtime.class, Process.class)))
                .because("time and sequence are data in the command's envelope")
                .check(MAIN);
    }

    @Test
    void theCoreDoesNotKnowOfResearch() {
        noClasses()
                .that()
                .resideOutsideOfPackages("covenant.engine.replay..", "covenant.engine.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("covenant.engine.replay..", "covenant.engine.lab..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("covenant.engine.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("covenant.engine.lab..")
                .check(MAIN);
    }

    @Test
    void chanceInResearchHasAName() {
        noClasses()
                .that()
                .resideInAnyPackage("covenant.engine.replay..", "covenant.engine.lab..")
                .and()
                .doNotHaveSimpleName("Chance")
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.security.SecureRandom.class,
                        java.util.UUID.class))
                .orShould()
                .callMethodWhere(target("java.lang.Math", Set.of("random")))
                .orShould()
                .callMethodWhere(target("java.util.Map", Set.of("of", "ofEntries", "copyOf"))
                        .or(target("java.util.Set", Set.of("of", "copyOf"))))
                .because("the same seed gives the same run on every machine")
                .check(MAIN);
    }

    @Test
    void partsOfTheLabAreFreeOfCycles() {
        slices().matching("covenant.engine.lab.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void nothingIsRandomInTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.security.SecureRandom.class,
                        java.util.UUID.class))
                .orShould()
                .callMethodWhere(target("java.lang.Math", Set.of("random")))
                .orShould()
                .callMethodWhere(target("java.lang.System", Set.of("identityHashCode")))
                .orShould()
                .callMethodWhere(target("java.util.Map", Set.of("of", "ofEntries", "copyOf"))
                        .or(target("java.util.Set", Set.of("of", "copyOf"))))
                .because("their order differs from one start of the machine to the next")
                .check(MAIN);
    }

    @Test
    void onlyTheRuntimeSeesTheRingAndTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("covenant.engine.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.lmax..", "covenant.engine.runtime..")
                .orShould()
                .callMethodWhere(target("java.lang.System", Set.of("nanoTime", "currentTimeMillis")))
                .check(MAIN);
    }

    @Test
    void functionsGiveTheSameBitsOnEveryMachine() {
        noClasses().should().callMethodWhere(target("java.lang.Math", INEXACT)).check(MAIN);
    }

    @Test
    void doublesStayInPricingAndSignals() {
        DescribedPredicate<JavaCodeUnit> handlesDoubles = describe(
                "take or return a double",
                unit -> Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                        .anyMatch(HouseRulesTest::isFloating));
        noMethods()
                .that()
                .areDeclaredInClassesThat(outsideOfPricingAndSignals())
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(handlesDoubles))
                .because("money is long micros")
                .check(MAIN);
        noFields()
                .that()
                .areDeclaredInClassesThat(outsideOfPricingAndSignals())
                .should()
                .haveRawType(describe("double", HouseRulesTest::isFloating))
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> outsideOfPricingAndSignals() {
        return DescribedPredicate.not(resideInAnyPackage(
                "covenant.engine.pricing..",
                "covenant.engine.signal..",
                "covenant.engine.replay..",
                "covenant.engine.lab.."));
    }

    private static boolean isFloating(JavaClass type) {
        return List.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F")
                .contains(type.getName());
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("covenant.engine.(*)..").should().beFreeOfCycles().check(MAIN);
        classes()
                .that()
                .resideInAPackage("covenant.engine")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("covenant.engine", "java.lang..", "java.util..")
                .because("everybody knows these")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        for (String ending : List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl")) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(ALL);
        }
    }

    @Test
    void filesAreSmall() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(50);
            return sources;
        }
    }

    private static DescribedPredicate<JavaMethodCall> target(String owner, Set<String> names) {
        return describe(
                "to " + owner + " " + names,
                call -> call.getTargetOwner().getName().equals(owner)
                        && names.contains(call.getTarget().getName()));
    }
}
