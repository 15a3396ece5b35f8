package io.switchboard.web;

import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.web");
    }
}
