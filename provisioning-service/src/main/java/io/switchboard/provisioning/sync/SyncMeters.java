package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

/**
 * Records the meters of the sync runs. Each finished run counts every number of every active account once, so in any
 * period {@code numbers.checked} over its outcomes is the sum of the numbers found in the runs of that period.
 */
@Component
class SyncMeters {

    private static final String PREFIX = "switchboard.provisioning.";

    private final Counter succeeded;
    private final Counter incomplete;
    private final Counter failed;
    private final Counter inSync;
    private final Counter configured;
    private final Counter refused;
    private final Counter inProgress;
    private final Counter unmanaged;
    private final Counter numbersFailed;
    private final Counter recordsFailed;
    private final Counter released;
    private final Counter published;
    private final Counter accountsSkipped;
    private final AtomicInteger drifted = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger failingPlaces = new AtomicInteger();
    private final AtomicReference<Instant> lastPass = new AtomicReference<>(Instant.now());

    SyncMeters(MeterRegistry registry) {
        succeeded = runs(registry, "succeeded");
        incomplete = runs(registry, "incomplete");
        failed = runs(registry, "failed");
        inSync = numbers(registry, "in-sync");
        configured = numbers(registry, "configured");
        refused = numbers(registry, "refused");
        inProgress = numbers(registry, "in-progress");
        unmanaged = numbers(registry, "unmanaged");
        numbersFailed = numbers(registry, "failed");
        recordsFailed = Counter.builder(PREFIX + "records.failed")
                .description("Records that Kafka did not accept")
                .register(registry);
        released = Counter.builder(PREFIX + "numbers.released")
                .description("Numbers that Twilio no longer listed")
                .register(registry);
        published = Counter.builder(PREFIX + "records.published")
                .description("Records and tombstones written to the compacted topics")
                .register(registry);
        accountsSkipped = Counter.builder(PREFIX + "accounts.skipped")
                .description("Accounts skipped by a sync run, such as those whose numbers Twilio did not list")
                .register(registry);
        gauge(registry, "webhooks.drifted", "Numbers whose webhooks had drifted in this instance's last pass", drifted);
        gauge(registry, "webhooks.failing", "Numbers that this instance's last pass could not repair", failing);
        gauge(
                registry,
                "webhooks.places.failing",
                "WhatsApp senders and webhooks of Conversations that this instance's last pass could not repair",
                failingPlaces);
        TimeGauge.builder(PREFIX + "webhooks.pass.age", lastPass, TimeUnit.SECONDS, SyncMeters::age)
                .description("Time since the last complete pass over all accounts and numbers by any instance; since"
                        + " the start while there was none")
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, AtomicInteger value) {
        Gauge.builder(PREFIX + name, value, AtomicInteger::get)
                .description(description)
                .register(registry);
    }

    private static double age(AtomicReference<Instant> pass) {
        return Duration.between(pass.get(), Instant.now()).toSeconds();
    }

    /** Records when any instance completed a pass. */
    void passed(Instant finishedAt) {
        lastPass.set(finishedAt);
    }

    void finished(SyncReport report) {
        drifted.set(report.drifted);
        failing.set(report.failing());
        failingPlaces.set(report.failingPlaces());
        (report.isComplete() ? succeeded : incomplete).increment();
        inSync.increment(report.inSync);
        configured.increment(report.configured);
        refused.increment(report.refused);
        inProgress.increment(report.inProgress);
        unmanaged.increment(report.unmanaged);
        numbersFailed.increment(report.numbersFailed);
        recordsFailed.increment(report.recordsFailed);
        released.increment(report.released);
        published.increment(report.published);
        accountsSkipped.increment(report.accountsSkipped);
    }

    void failed() {
        failed.increment();
    }

    private static Counter runs(MeterRegistry registry, String outcome) {
        return Counter.builder(PREFIX + "sync.runs.finished")
                .description(
                        "Sync runs over all accounts and numbers: succeeded, incomplete because some of them failed,"
                                + " or failed as a whole")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter numbers(MeterRegistry registry, String outcome) {
        return Counter.builder(PREFIX + "numbers.checked")
                .description(
                        "Numbers found at Twilio: in sync, configured, refused, in progress elsewhere, unmanaged, or failed")
                .tag("outcome", outcome)
                .register(registry);
    }
}
