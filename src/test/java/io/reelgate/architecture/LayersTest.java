package io.reelgate.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which package may use what. */
@AnalyzeClasses(packages = "io.reelgate", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final List<String> ROLES =
            List.of("ingress", "governor", "submit", "poll", "archive", "fanout", "webhook", "sweep", "ops", "hint");
    private static final List<String> ADAPTERS =
            List.of("redis", "upstream", "egress", "results", "moderation", "telemetry");

    @ArchTest
    static final ArchRule domainUsesTheJdkOnly = classes()
            .that()
            .resideInAPackage("io.reelgate.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "io.reelgate.domain..", "org.jspecify..")
            .as("domain uses the JDK only");

    @ArchTest
    static final ArchRule packagesHaveNoCyclesAtAnyDepth = slices().matching("io.reelgate.(**)")
            .should()
            .beFreeOfCycles()
            .as("packages have no cycles, each one taken by itself");

    @ArchTest
    static final ArchRule topLevelPackagesHaveNoCycles = slices().matching("io.reelgate.(*)..")
            .should()
            .beFreeOfCycles()
            .as("top-level packages have no cycles, subpackages counted in");

    @ArchTest
    static final ArchRule domainPackagesHaveNoCycles =
            slices().matching("io.reelgate.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void rolesUseDomainPortBusAndWeb(com.tngtech.archunit.core.domain.JavaClasses all) {
        ROLES.forEach(role -> mayUse(role, "domain", "port", "bus", "web").check(all));
    }

    @ArchTest
    static void adaptersUseDomainAndPort(com.tngtech.archunit.core.domain.JavaClasses all) {
        ADAPTERS.forEach(adapter -> mayUse(adapter, "domain", "port").check(all));
    }

    @ArchTest
    static final ArchRule portUsesDomain = mayUse("port", "domain");

    @ArchTest
    static final ArchRule busUsesDomain = mayUse("bus", "domain");

    @ArchTest
    static final ArchRule webUsesDomain = mayUse("web", "domain");

    @ArchTest
    static final ArchRule configUsesDomain = mayUse("config", "domain");

    @ArchTest
    static final ArchRule simulatorUsesDomainAndConfig = mayUse("simulator", "domain", "config");

    @ArchTest
    static final ArchRule clientUsesDomain = mayUse("cli", "domain");

    @ArchTest
    static final ArchRule onlyTheApplicationUsesTheApplication = noClasses()
            .that(not(resideInAnyPackage("io.reelgate.app..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.reelgate.app..");

    private static ArchRule mayUse(String user, String... used) {
        String[] allowed = Stream.concat(Stream.of(user), Stream.of(used))
                .map(name -> "io.reelgate." + name + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> othersOfOurs =
                resideInAnyPackage("io.reelgate..").and(not(resideInAnyPackage(allowed)));
        return noClasses()
                .that()
                .resideInAPackage("io.reelgate." + user + "..")
                .should()
                .dependOnClassesThat(othersOfOurs)
                .allowEmptyShould(true)
                .as(user + " uses only " + String.join(", ", used));
    }
}
