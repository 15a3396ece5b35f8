package io.switchboard.benchmarks;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClass;
import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super(
                "io.switchboard.benchmarks",
                Path.of("target", "classes"),
                classes -> !classes.contains("/jmh_generated/"));
    }

    @Override
    protected boolean isOfCommandLine(JavaClass type) {
        return true;
    }
}
