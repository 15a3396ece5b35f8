package io.switchboard.local;

import com.tngtech.archunit.core.domain.JavaClass;
import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.local");
    }

    @Override
    protected boolean isOfCommandLine(JavaClass type) {
        return true;
    }
}
