package io.switchboard.provisioning;

import com.tngtech.archunit.core.domain.JavaClass;
import io.switchboard.testing.architecture.ServiceRules;

class ArchitectureTests extends ServiceRules {

    ArchitectureTests() {
        super("io.switchboard.provisioning");
    }

    @Override
    protected boolean isOfCommandLine(JavaClass type) {
        return type.getPackageName().startsWith("io.switchboard.provisioning.doctor.command");
    }
}
