package io.switchboard.web;

import io.switchboard.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.web");
    }

    @Test
    void theApiDependsOnNoBrokerAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.springframework.kafka..",
                        "com.mongodb..",
                        "org.bson..",
                        "org.springframework.data..",
                        "org.springframework.dao..")
                .because(
                        "an API is the same whatever its service stores and publishes; FailureTranslator is the way in")
                .check(moduleClasses());
    }

    @Test
    void valuesAndRulesServeBothStacks() {
        noClasses()
                .that()
                .resideInAnyPackage("io.switchboard.web", "io.switchboard.web.access")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.apache.catalina..",
                        "org.springframework.web.servlet..",
                        "org.springframework.web.reactive..",
                        "reactor..",
                        "io.switchboard.web.problem..",
                        "io.switchboard.web.request..",
                        "io.switchboard.web.security..")
                .because("the gateway runs on WebFlux, the services on servlets, and both check the same rules")
                .check(moduleClasses());
    }
}
