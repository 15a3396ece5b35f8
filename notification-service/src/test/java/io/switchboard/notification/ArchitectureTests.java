package io.switchboard.notification;

import io.switchboard.testing.architecture.ServiceRules;

class ArchitectureTests extends ServiceRules {

    ArchitectureTests() {
        super("io.switchboard.notification");
    }
}
