package io.switchboard.benchmarks;

import com.tngtech.archunit.core.domain.JavaClass;
import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.benchmarks");
    }

    @Override
    protected boolean isOfCommandLine(JavaClass type) {
        return true;
    }
}
