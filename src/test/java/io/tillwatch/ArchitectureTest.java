package io.tillwatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

// spotless:off
class ArchitectureTest {
    private static final String OURS = "io.tillwatch.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tillwatch");

    @Test
    void layersLookOnlyDownwards() {
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("model").definedBy(OURS + "model..")
                .layer("analysis").definedBy(OURS + "analysis..")
                .layer("job").definedBy(OURS + "job..")
                .layer("service").definedBy(OURS + "service..")
                .layer("config").definedBy(OURS + "config..")
                .layer("samples").definedBy(OURS + "samples..")
                .layer("mysql").definedBy(OURS + "mysql..")
                .layer("elastic").definedBy(OURS + "elastic..")
                .layer("embedded").definedBy(OURS + "embedded..")
                .layer("cli").definedBy(OURS + "cli..")
                .layer("server").definedBy(OURS + "server..")
                .layer("alarm").definedBy(OURS + "alarm..")
                .layer("kibana").definedBy(OURS + "kibana..")
                .layer("ui").definedBy(OURS + "ui..")
                .layer("app").definedBy(OURS + "app..")
                .whereLayer("model").mayNotAccessAnyLayer()
                .whereLayer("analysis").mayOnlyAccessLayers("model")
                .whereLayer("job").mayNotAccessAnyLayer()
                .whereLayer("service").mayOnlyAccessLayers("model", "analysis", "job")
                .whereLayer("config").mayOnlyAccessLayers("model")
                .whereLayer("samples").mayOnlyAccessLayers("model", "config")
                .whereLayer("mysql").mayOnlyAccessLayers("model", "service", "config", "samples")
                .whereLayer("elastic").mayOnlyAccessLayers("model", "job", "service", "config")
                .whereLayer("embedded").mayOnlyAccessLayers("model", "config")
                .whereLayer("cli").mayOnlyAccessLayers("model", "job", "service", "config", "kibana")
                .whereLayer("server").mayOnlyAccessLayers("model", "service", "config")
                .whereLayer("server").mayOnlyBeAccessedByLayers("app")
                .whereLayer("alarm").mayOnlyAccessLayers("model", "job", "service", "config")
                .whereLayer("alarm").mayOnlyBeAccessedByLayers("app")
                .whereLayer("ui").mayOnlyAccessLayers("model", "job", "service", "config", "kibana")
                .whereLayer("kibana").mayOnlyAccessLayers("model", "service", "config")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .because("adapters point inwards: let service say what it needs as an interface, and app bring both together")
                .check(CLASSES);
    }

    @Test
    void everyPackageBelongsToALayer() {
        classes().should().resideInAnyPackage(
                        OURS + "model..", OURS + "analysis..", OURS + "job..", OURS + "service..", OURS + "config..",
                        OURS + "samples..", OURS + "mysql..", OURS + "elastic..", OURS + "embedded..", OURS + "cli..",
                        OURS + "server..", OURS + "alarm..", OURS + "kibana..", OURS + "ui..", OURS + "app..")
                .because("a package without a layer escapes the rule on layers: give it its line there")
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingButTheJdk() {
        classes().that().resideInAPackage(OURS + "model..")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", OURS + "model..")
                .because("what the business talks about must not change with a library")
                .check(CLASSES);
    }

    @Test
    void analysisIsPure() {
        noClasses().that().resideInAPackage(OURS + "analysis..")
                .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..", "java.net..", "org.slf4j..")
                .allowEmptyShould(true)
                .because("rules and roll-ups are functions of their arguments: no file, no network, no log")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(OURS + "(**)").should().beFreeOfCycles()
                .because("packages that need each other are one package; move what both need below them")
                .check(CLASSES);
    }

    @Test
    void onlyTheMysqlPackageSpeaksSql() {
        noClasses().that().resideOutsideOfPackages(OURS + "mysql..", OURS + "app..")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql..")
                .because("the source is reached through service.SaleSource")
                .check(CLASSES);
    }

    @Test
    void onlyTheElasticPackageSpeaksElasticsearch() {
        noClasses().that().resideOutsideOfPackages(OURS + "elastic..", OURS + "app..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "tools.jackson..", "org.apache.hc..")
                .because("the index is reached through service.SaleIndex and its neighbours")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackages(
                        OURS + "elastic..", OURS + "server..", OURS + "alarm..", OURS + "kibana..", OURS + "app..")
                .should().dependOnClassesThat().resideInAPackage("com.fasterxml..")
                .because("JSON is spoken where another program is at the other end")
                .check(CLASSES);
    }

    @Test
    void onlyTheServerSpeaksHttp() {
        noClasses().that().resideOutsideOfPackage(OURS + "server..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "io.prometheus..", "com.sun.net.httpserver..")
                .because("what is served over HTTP lies in server")
                .check(CLASSES);
    }

    @Test
    void javafxStaysInTheUi() {
        noClasses().that().resideOutsideOfPackages(OURS + "ui..", OURS + "app..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .because("commands and jobs must work where there is no window system")
                .check(CLASSES);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching(OURS + "ui.(*)..").should().notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(OURS + "ui.common.."))
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(OURS + "ui.chart.."))
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(OURS + "ui.table.."))
                .because("a screen sends the person to another by its address; what two screens show belongs below both")
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoControl() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.controlsfx..", "atlantafx..")
                .allowEmptyShould(true)
                .because("a view model decides and is tested without a window; the view binds")
                .check(CLASSES);
    }

    @Test
    void onlyTheCompositionRootMakesThreads() {
        noClasses().that().resideOutsideOfPackage(OURS + "app..")
                .should().callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.assignableTo(Thread.class))))
                .orShould().dependOnClassesThat().belongToAnyOf(Executors.class, ForkJoinPool.class, ThreadPoolExecutor.class)
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread$Builder")
                .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould().callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .orShould().callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .because("who makes a thread has to end it: take an ExecutorService, app makes it")
                .check(CLASSES);
    }

    @Test
    void timeIsGivenNotTaken() {
        noClasses().that().resideOutsideOfPackage(OURS + "app..")
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethodWhere(nowWithoutClock())
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(InstantSource.class, "system")
                .orShould().callMethodWhere(DescribedPredicate.describe("Clock.system…", call ->
                        call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().startsWith("system")))
                .because("a test must be able to set the clock: take an InstantSource")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> nowWithoutClock() {
        return DescribedPredicate.describe("now() without a clock", call -> call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class))
                && (call.getTargetOwner().isEquivalentTo(LocalDateTime.class)
                        || call.getTargetOwner().isEquivalentTo(LocalDate.class)
                        || call.getTargetOwner().isEquivalentTo(ZonedDateTime.class)
                        || call.getTargetOwner().isEquivalentTo(OffsetDateTime.class)));
    }

    @Test
    void logsGoThroughSlf4j() {
        noClasses().that().resideOutsideOfPackages(OURS + "cli..", OURS + "app..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .because("standard output belongs to the command's result: use LOG, or return the text")
                .check(CLASSES);
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
                .because("there is one log: take a Logger of SLF4J")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackage(OURS + "app..")
                .should().dependOnClassesThat().resideInAPackage("ch.qos.logback..")
                .because("only app decides where logs go")
                .check(CLASSES);
    }

    @Test
    void theCommandLineIsPicocliAlone() {
        noClasses().that(resideOutsideOfPackages(OURS + "cli.."))
                .should().dependOnClassesThat().resideInAPackage("picocli..")
                .because("commands live in cli")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        ArchRule rule = classes().should(new ArchCondition<JavaClass>("live in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        });
        rule.because("NullAway checks only what is marked").check(CLASSES);
    }
}
// spotless:on
