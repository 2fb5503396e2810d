package io.github.clientupdater;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.clientupdater.verify.VerifiedArtifact;
import io.github.clientupdater.verify.Verifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/architecture.md. Each was seen to fail once. */
class ArchitectureTest {
    private static final String ROOT = "io.github.clientupdater";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final List<String> DIALECT = List.of(
            "server",
            "source",
            "report",
            "host",
            "release",
            "task",
            "verify",
            "internal.feed",
            "internal.signature",
            "internal.http",
            "internal.json",
            "internal.outbox",
            "internal.wire",
            "internal.files");

    /** Which package may use which: the whole graph. The façade may use all but the dialects. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("task", List.of()),
            Map.entry("release", List.of()),
            Map.entry("internal.files", List.of("task")),
            Map.entry("internal.swap", List.of("task", "internal.files")),
            Map.entry("internal.json", List.of("task")),
            Map.entry("internal.signature", List.of("task")),
            Map.entry("internal.feed", List.of("task", "release", "internal.json", "internal.signature")),
            Map.entry("internal.http", List.of("task", "internal.files")),
            Map.entry("internal.wire", List.of("task", "release", "internal.json")),
            Map.entry("internal.outbox", List.of("task", "internal.files")),
            Map.entry("internal.archive", List.of("task", "release", "internal.files")),
            Map.entry("host", List.of("release", "internal.files")),
            Map.entry("source", List.of("host", "release", "task", "verify")),
            Map.entry("decision", List.of("host", "release")),
            Map.entry("download", List.of("internal.http", "internal.files", "source", "release", "task")),
            Map.entry(
                    "verify",
                    List.of(
                            "host",
                            "release",
                            "task",
                            "internal.feed",
                            "internal.signature",
                            "internal.json",
                            "internal.files")),
            Map.entry("relaunch", List.of("host", "task", "internal.files", "internal.swap")),
            Map.entry(
                    "publish",
                    List.of(
                            "release",
                            "task",
                            "internal.signature",
                            "internal.feed",
                            "internal.json",
                            "internal.files",
                            "internal.archive")),
            Map.entry(
                    "install",
                    List.of(
                            "verify",
                            "host",
                            "release",
                            "task",
                            "relaunch",
                            "internal.archive",
                            "internal.json",
                            "internal.files",
                            "internal.swap")),
            Map.entry("report", List.of("decision", "host", "release", "task")),
            Map.entry("user", List.of("report", "decision", "release", "host", "task")),
            Map.entry("user.session", List.of("user", "report", "decision", "release", "host", "task")),
            Map.entry("server", List.of("source", "report")),
            Map.entry("server.manifest", DIALECT),
            Map.entry("server.fleet", DIALECT),
            Map.entry("server.platforms", DIALECT),
            Map.entry("server.license", DIALECT),
            Map.entry("server.relay", DIALECT));

    static Stream<String> packages() {
        return ALLOWED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyWhatItMay(String name) {
        List<String> allowed = Stream.concat(
                        Stream.of(ROOT + "." + name),
                        ALLOWED.getOrDefault(name, List.of()).stream().map(p -> ROOT + "." + p))
                .toList();
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(describe(
                        "reside in a package of ours other than " + allowed,
                        type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(type.getPackageName())))
                .check(CORE);
    }

    @Test
    void everyPackageHasItsRule() {
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), ALLOWED.keySet().stream().map(name -> ROOT + "." + name))
                                .toArray(String[]::new))
                .check(CORE);
    }

    /** Each package its own slice: the pattern "(**)" would leave out the root package. */
    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nobodyDependsOnTheFacade() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(ROOT)
                .check(CORE);
    }

    @Test
    void nothingOutsideServerKnowsADialect() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".server.*..")
                .check(CORE);
    }

    @Test
    void noDialectKnowsAnother() {
        slices().matching(ROOT + ".server.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CORE);
    }

    @Test
    void okHttpStopsAtTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".internal.http", ROOT + ".download", ROOT + ".server.*..")
                .or()
                .haveNameMatching(".*\\.(UpdateRun|Settings|Events|HandOver|Acquisition|Aftermath|KeptUpdate)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
                .check(CORE);
    }

    @Test
    void jacksonStopsAtTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CORE);
    }

    @Test
    void semver4jStopsAtVersion() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".release.Version")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.semver4j..")
                .check(CORE);
    }

    @Test
    void theCoreIsHeadless() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .check(CORE);
    }

    @Test
    void decisionsArePure() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".decision", ROOT + ".release")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..", "java.time.chrono..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CORE);
    }

    @Test
    void oneClassExitsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".host.JvmExit")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CORE);
    }

    @Test
    void onlyTheVerifierMakesVerifiedArtifacts() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Verifier.class)
                .should()
                .callConstructorWhere(describe(
                        "the constructor of VerifiedArtifact",
                        call -> call.getTargetOwner().isEquivalentTo(VerifiedArtifact.class)))
                .check(CORE);
    }

    @Test
    void theRelauncherNeedsTheJdkOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".relaunch", ROOT + ".internal.swap", ROOT + ".internal.files", ROOT + ".task")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", ROOT + "..", "org.jspecify..")
                .check(CORE);
    }

    @Test
    void nobodySleepsOrPrints() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CORE);
    }

    private static final class PackageSlices implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
