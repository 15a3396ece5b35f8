package io.switchboard.starter;

import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.starter");
    }
}
