package io.reelgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits that hold everywhere: injected time, one home for each library, plain names, described packages. */
@AnalyzeClasses(packages = "io.reelgate", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
    private static final String APP = "io.reelgate.app..";

    @ArchTest
    static final ArchRule timeIsPassedIn = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule onlyTheRedisAdapterKnowsTheRedisClient = noClasses()
            .that()
            .resideOutsideOfPackage("io.reelgate.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.redis..");

    @ArchTest
    static final ArchRule onlyAdaptersAndTheClientCallOut = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.reelgate.upstream..",
                    "io.reelgate.egress..",
                    "io.reelgate.results..",
                    "io.reelgate.moderation..",
                    "io.reelgate.simulator.webhook..",
                    "io.reelgate.cli..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HttpClient.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.ext.web.client..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.net.http.HttpClient.class);

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule verticlesAreNamedSo = classes()
            .that()
            .areAssignableTo(io.vertx.core.VerticleBase.class)
            .should()
            .haveNameMatching(".*(Verticle|Scheduler)")
            .allowEmptyShould(true);

    @Test
    void everyPackageIsDescribed() throws IOException {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }
}
