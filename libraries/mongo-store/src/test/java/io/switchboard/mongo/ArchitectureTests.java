package io.switchboard.mongo;

import io.switchboard.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.mongo");
    }

    @Test
    void storesKnowNeitherKafkaNorTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.switchboard.mongo.autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.springframework.kafka..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "io.switchboard.kafka..",
                        "io.switchboard.web..")
                .because("a store is used by listeners, requests and schedules alike")
                .check(moduleClasses());
    }
}
