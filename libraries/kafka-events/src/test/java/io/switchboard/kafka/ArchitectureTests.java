package io.switchboard.kafka;

import io.switchboard.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.kafka");
    }

    @Test
    void kafkaNeedsNeitherDatabaseNorWebServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb..",
                        "org.bson..",
                        "org.springframework.data..",
                        "org.springframework.web..",
                        "jakarta.servlet..")
                .because("a service without a database or a web server uses Kafka as well")
                .check(moduleClasses());
    }
}
