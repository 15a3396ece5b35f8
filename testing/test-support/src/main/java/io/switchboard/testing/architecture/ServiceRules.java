package io.switchboard.testing.architecture;

import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** Checks the rules that hold in every service, besides those of every module. */
public abstract class ServiceRules extends ModuleRules {

    protected ServiceRules(String root) {
        super(root);
    }

    @Test
    void theRootPackageHoldsTheApplicationOnly() {
        classes()
                .that()
                .resideInAPackage(root())
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                .because("each feature has a package of its own")
                .check(moduleClasses());
    }
}
