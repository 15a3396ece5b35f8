package io.switchboard.provisioning.doctor.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.twilio.failure.TwilioFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all checks of an account side by side. A check that fails or takes too long is unknown, and stops no other. */
public final class AccountExamination {

    /** The time limit of each check, longer than one call to Twilio may take. */
    public static final Duration LIMIT = Duration.ofSeconds(25);

    private static final Logger log = LoggerFactory.getLogger(AccountExamination.class);

    private final List<DoctorCheck> checks;
    private final Duration limit;

    public AccountExamination(List<DoctorCheck> checks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
    }

    /** Returns the findings of all checks, the worst first. */
    public List<CheckFinding> of(ExaminedAccount account) {
        var deadline = System.nanoTime() + limit.toNanos();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var runs = new LinkedHashMap<DoctorCheck, Future<List<CheckFinding>>>();
            checks.forEach(check -> runs.put(check, threads.submit(() -> check.run(account))));
            var findings = new ArrayList<CheckFinding>();
            runs.forEach((check, run) -> findings.addAll(outcome(check, run, deadline)));
            findings.sort(Comparator.comparing(CheckFinding::state));
            return findings;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<CheckFinding> outcome(DoctorCheck check, Future<List<CheckFinding>> run, long deadline) {
        try {
            return run.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown(check, "there was no answer in %d seconds".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            return unknown(check, reason(check, e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(check, "the service is stopping");
        }
    }

    private static List<CheckFinding> unknown(DoctorCheck check, String reason) {
        return List.of(
                check.finding(
                        CheckState.UNKNOWN,
                        check.name().subject() + ": not known",
                        "This could not be checked: %s.".formatted(reason),
                        "Check again later. If it stays unknown, Twilio's status page (https://status.twilio.com) may tell why."));
    }

    /** The messages of Twilio's failures name paths and codes, and no secrets; those of others may name anything. */
    private static String reason(DoctorCheck check, Throwable failure) {
        if (failure instanceof TwilioFailure twilio) {
            return String.valueOf(twilio.getMessage());
        }
        log.atWarn()
                .addKeyValue("check", check.name().id())
                .setCause(failure)
                .log("doctor's check failed unexpectedly");
        return "an unexpected error, which the service's log has";
    }
}
