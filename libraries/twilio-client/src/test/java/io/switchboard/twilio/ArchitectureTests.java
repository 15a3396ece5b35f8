package io.switchboard.twilio;

import io.switchboard.testing.architecture.ModuleRules;

class ArchitectureTests extends ModuleRules {

    ArchitectureTests() {
        super("io.switchboard.twilio");
    }
}
