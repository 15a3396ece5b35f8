package io.switchboard.twilio;

import io.switchboard.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.twilio");
    }

    @Test
    void theClientNeedsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..")
                .because("the client of Twilio is a plain library")
                .check(moduleClasses());
    }
}
