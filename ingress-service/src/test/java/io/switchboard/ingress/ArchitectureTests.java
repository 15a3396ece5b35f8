package io.switchboard.ingress;

import com.tngtech.archunit.core.domain.JavaClass;
import io.switchboard.testing.architecture.ServiceRules;

class ArchitectureTests extends ServiceRules {

    ArchitectureTests() {
        super("io.switchboard.ingress");
    }

    @Override
    protected boolean isOfCommandLine(JavaClass type) {
        return type.getPackageName().startsWith("io.switchboard.ingress.replay");
    }
}
