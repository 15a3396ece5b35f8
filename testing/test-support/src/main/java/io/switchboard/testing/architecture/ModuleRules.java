package io.switchboard.testing.architecture;

import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Checks the rules that hold in every module, over its own compiled classes; a module's {@code ArchitectureTests} extends it.
 * All tests of a class share one instance, which reads the classes once.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ModuleRules {

    private final String root;
    private final JavaClasses classes;

    /** Checks the classes of the module in the working directory. */
    protected ModuleRules(String root) {
        this(root, Path.of("target", "classes"));
    }

    /** Checks the classes in this folder except those that an option excludes. */
    protected ModuleRules(String root, Path classes, ImportOption... options) {
        this.root = root;
        this.classes = new ClassFileImporter(List.of(options)).importPath(classes);
    }

    /** The module's classes. */
    protected final JavaClasses moduleClasses() {
        return classes;
    }

    /** The module's root package. */
    protected final String root() {
        return root;
    }

    /** Returns whether a class is part of a command line, which may print to standard output. */
    protected boolean isOfCommandLine(JavaClass type) {
        return false;
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("io.switchboard.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that cannot be understood alone is not a feature")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void logsGoThroughSlf4j() {
        var servers = classes.that(DescribedPredicate.describe("are no command line", type -> !isOfCommandLine(type)));
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .allowEmptyShould(true)
                .check(servers);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING
                .allowEmptyShould(true)
                .check(servers);
    }

    @Test
    void collaboratorsAreConstructorParameters() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(ModuleConditions.beInANullMarkedPackage())
                .because("NullAway checks only what is marked, and an unmarked package is easily overlooked")
                .check(classes);
    }

    @Test
    void namesTellTheRoleOfATypeWithoutItsPackage() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(ModuleConditions.haveANameOfNounAndRole())
                .because("a stack trace, a file list and a meter show a type without its package")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void noPackageHoldsMoreThanSixteenTypes() {
        classes()
                .should(ModuleConditions.beInAPackageOfAtMost(16, classes))
                .because("a longer list of types is not taken in at a glance")
                .check(classes);
    }
}
