package io.switchboard.local.processes;

import java.time.Duration;

import io.switchboard.local.plan.ProcessPlan;

/** Words why a process is not running, with the last lines of its log. */
final class ProcessMessages {

    private final ProcessPlan plan;
    private final ProcessLog log;

    ProcessMessages(ProcessPlan plan, ProcessLog log) {
        this.plan = plan;
        this.log = log;
    }

    String ended(int exitCode) {
        var how = exitCode > 128 ? ", signal " + (exitCode - 128) : "";
        return "%s ended (exit code %d%s). %s".formatted(plan.name(), exitCode, how, lastLines());
    }

    String notReadyWithin(Duration timeout) {
        return "%s is not ready after %d seconds (%s). %s"
                .formatted(plan.name(), timeout.toSeconds(), plan.readiness(), lastLines());
    }

    private String lastLines() {
        var lines = String.join("\n  ", log.lastLines());
        return "The last lines of %s:%n  %s".formatted(log.file(), lines);
    }
}
