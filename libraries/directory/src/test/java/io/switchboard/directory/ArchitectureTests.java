package io.switchboard.directory;

import io.switchboard.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.directory");
    }

    @Test
    void theDirectoryNeedsNeitherDatabaseNorWebServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb..", "org.springframework.data..", "org.springframework.web..", "com.twilio..")
                .because("the directory answers from memory, whatever else is down")
                .check(moduleClasses());
    }
}
