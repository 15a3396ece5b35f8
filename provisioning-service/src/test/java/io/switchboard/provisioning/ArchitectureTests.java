package io.switchboard.provisioning;

import io.switchboard.testing.architecture.ServiceRules;

class ArchitectureTests extends ServiceRules {

    ArchitectureTests() {
        super("io.switchboard.provisioning");
    }
}
