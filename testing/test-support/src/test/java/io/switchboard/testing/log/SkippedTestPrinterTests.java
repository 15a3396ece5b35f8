package io.switchboard.testing.log;

import java.util.ArrayList;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class SkippedTestPrinterTests {

    @Test
    void aSkippedTestPrintsWhyAndAPassedOneNothing() {
        var lines = new ArrayList<String>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(SomeSkippedTests.class))
                .build();
        var withoutRegistered = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();

        LauncherFactory.create(withoutRegistered).execute(request, new SkippedTestPrinter(lines::add));

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "SKIPPED aborted(): Assumption failed: no broker", "SKIPPED disabled(): no browser");
    }

    static class SomeSkippedTests {

        @Test
        void aborted() {
            assumeTrue(false, "no broker");
        }

        @Test
        @Disabled("no browser")
        void disabled() {}

        @Test
        void passed() {}
    }
}
