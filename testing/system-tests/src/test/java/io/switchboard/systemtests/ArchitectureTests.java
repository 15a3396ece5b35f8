package io.switchboard.systemtests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What depends on what, over the classes of all modules. */
class ArchitectureTests {

    static final List<String> SERVICES = List.of("ingress", "provisioning", "conversation", "notification", "gateway");

    static final List<String> LIBRARIES =
            List.of("events", "voiceplan", "directory", "twilio", "kafka", "web", "mongo", "starter");

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.of(
                            "libraries/events",
                            "libraries/voice-plan",
                            "libraries/directory",
                            "libraries/twilio-client",
                            "libraries/kafka-events",
                            "libraries/web-api",
                            "libraries/mongo-store",
                            "libraries/service-starter",
                            "ingress-service",
                            "provisioning-service",
                            "conversation-service",
                            "notification-service",
                            "gateway",
                            "twilio-emulator",
                            "local")
                    .map(module -> Path.of("../..", module, "target", "classes"))
                    .toList());

    @Test
    void everyModuleWasFound() {
        Stream.of(SERVICES, LIBRARIES, List.of("emulator", "local"))
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
                .because("whoever reads or writes an event must not inherit anybody's libraries")
                .check(ALL);
    }

    @Test
    void nobodyImportsFromTheStarter() {
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
                                in("mongo"))))
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
                        // Which write TwiML, and call nobody.
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
                .resideOutsideOfPackage(in("emulator"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("emulator"))
                .because("the platform must not notice whether it talks to Twilio or to its stand-in")
                .check(ALL);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theRootPackageOfAServiceHoldsTheApplicationOnly(String service) {
        classes()
                .that()
                .resideInAPackage("io.switchboard." + service)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                .because("each feature has a package, and what belongs to none has no place")
                .check(ALL);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void featuresOfAServiceDoNotDependOnEachOtherInCircles(String service) {
        slices().matching("io.switchboard." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that cannot be understood alone is not one")
                .check(ALL);
    }

    @Test
    void logsGoThroughSlf4j() {
        // A command talks to whoever called it.
        JavaClasses servers = ALL.that(not(in("local"), in("ingress.replay")));
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(servers);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(servers);
    }

    @Test
    void whatAClassNeedsIsInItsConstructor() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(ALL);
    }

    @Test
    void nullIsMeantWhereItIsWritten() {
        classes()
                .should(beInANullMarkedPackage())
                .because("NullAway checks only what is marked, and an unmarked package is easily overlooked")
                .check(ALL);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " is not @NullMarked"));
            }
        };
    }

    private static String in(String name) {
        return "io.switchboard." + name + "..";
    }

    private static DescribedPredicate<JavaClass> not(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }
}
