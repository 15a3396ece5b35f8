package io.switchboard.directory;

import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.directory");
    }
}
