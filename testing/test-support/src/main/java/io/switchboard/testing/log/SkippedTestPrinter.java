package io.switchboard.testing.log;

import java.util.function.Consumer;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints why a test was skipped. Surefire reports only that it was. JUnit finds this class in META-INF/services. */
public final class SkippedTestPrinter implements TestExecutionListener {

    private final Consumer<String> log;

    public SkippedTestPrinter() {
        this(BuildLog::print);
    }

    SkippedTestPrinter(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        print(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            print(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private void print(TestIdentifier test, String reason) {
        log.accept("SKIPPED " + test.getLegacyReportingName() + ": " + reason);
    }
}
