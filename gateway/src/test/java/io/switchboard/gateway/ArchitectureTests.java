package io.switchboard.gateway;

import io.switchboard.testing.architecture.ServiceRules;

class ArchitectureTests extends ServiceRules {

    ArchitectureTests() {
        super("io.switchboard.gateway");
    }
}
