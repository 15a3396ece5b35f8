package io.switchboard.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Checks the dependencies between modules; the rules within a module are in its own {@code ArchitectureTests}. */
class ArchitectureTests {

    static final List<String> SERVICES = List.of("ingress", "provisioning", "conversation", "notification", "gateway");

    static final List<String> LIBRARIES =
            List.of("events", "voiceplan", "directory", "twilio", "kafka", "web", "mongo", "change", "job", "starter");

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.of(
                            "libraries/events",
                            "libraries/voice-plan",
                            "libraries/directory",
                            "libraries/twilio-client",
                            "libraries/kafka-events",
                            "libraries/web-api",
                            "libraries/mongo-store",
                            "libraries/change-events",
                            "libraries/jobs",
                            "libraries/service-starter",
                            "ingress-service",
                            "provisioning-service",
                            "conversation-service",
                            "notification-service",
                            "gateway",
                            "console",
                            "twilio-emulator",
                            "local",
                            "testing/test-support",
                            "testing/benchmarks")
                    .map(module -> Path.of("../..", module, "target", "classes"))
                    // Benchmarks are built on demand only.
                    .filter(Files::exists)
                    .toList());

    @Test
    void everyModuleWasFound() {
        Stream.of(SERVICES, LIBRARIES, List.of("emulator", "local", "testing"))
                .flatMap(List::stream)
                .forEach(
                        name -> assertThat(ALL.that(resideInAPackage(in(name)))).isNotEmpty());
    }

    @Test
    void theContractDependsOnNothing() {
        classes()
                .that()
                .resideInAPackage(in("events"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        in("events"), "java..", "org.jspecify.annotations..", "com.fasterxml.jackson.annotation..")
                .because("a reader or writer of events must not inherit libraries from the contract")
                .check(ALL);
    }

    @Test
    void noModuleImportsFromTheStarter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("starter"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("starter"))
                .because("it configures services from outside; what they call is a library with a name of its own")
                .check(ALL);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void servicesShareOnlyLibraries(String service) {
        noClasses()
                .that()
                .resideInAPackage(in(service))
                .should()
                .dependOnClassesThat(resideInAPackage("io.switchboard..")
                        .and(not(
                                in(service),
                                in("events"),
                                in("voiceplan"),
                                in("directory"),
                                in("twilio"),
                                in("kafka"),
                                in("web"),
                                in("mongo"),
                                in("change"),
                                in("job"))))
                .because("services know each other by topics and HTTP alone, so that each can be changed on its own")
                .check(ALL);
    }

    @Test
    void theIngressIsThin() {
        noClasses()
                .that()
                .resideInAPackage(in("ingress"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "com.mongodb..",
                                "org.bson..",
                                "org.springframework.data..",
                                "com.twilio..",
                                in("twilio"))
                        // They write TwiML and make no call.
                        .and(DescribedPredicate.not(
                                resideInAPackage("com.twilio.twiml..").or(name("com.twilio.http.HttpMethod")))))
                .because("a webhook must be taken while databases, Twilio's API and all other services are down")
                .check(ALL);
    }

    @Test
    void theEmulatorSharesNothingWithThePlatform() {
        noClasses()
                .that()
                .resideInAPackage(in("emulator"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.switchboard..").and(not(in("emulator"))))
                .because("a wrong signature would agree with itself")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages(in("emulator"), in("testing"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("emulator"))
                .because("the platform must not notice whether it talks to Twilio or to its stand-in")
                .check(ALL);
    }

    @Test
    void noModuleDependsOnWhatIsForTests() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("testing"), in("benchmarks"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("testing"))
                .because("it stands in for what a deployment really has")
                .check(ALL);
    }

    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void noLibraryDependsOnAService(String library) {
        noClasses()
                .that()
                .resideInAPackage(in(library))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        SERVICES.stream().map(ArchitectureTests::in).toArray(String[]::new)))
                .because("a library serves every service alike")
                .check(ALL);
    }

    private static String in(String name) {
        return "io.switchboard." + name + "..";
    }

    private static DescribedPredicate<JavaClass> not(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }
}
