package io.switchboard.systemtests;

import java.nio.file.Path;

import io.switchboard.testing.architecture.ModuleRules;

/** The emulator's rules, which cannot be in its own module: {@code test-support}, which has them, depends on it. */
class EmulatorArchitectureTests extends ModuleRules {

    EmulatorArchitectureTests() {
        super("io.switchboard.emulator", Path.of("../../twilio-emulator/target/classes"));
    }
}
