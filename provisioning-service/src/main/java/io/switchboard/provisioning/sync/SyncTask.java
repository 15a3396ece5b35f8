package io.switchboard.provisioning.sync;

import java.util.Optional;

import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.twilio.failure.TwilioFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one sync, and reports its outcome to log, meters and status. Never throws. */
final class SyncTask implements SyncLoop.Run {

    private static final Logger log = LoggerFactory.getLogger(SyncTask.class);

    private final SharedRun sync;
    private final SyncStatus status;
    private final SyncMeters meters;

    SyncTask(SharedRun sync, SyncStatus status, SyncMeters meters) {
        this.sync = sync;
        this.status = status;
        this.meters = meters;
    }

    /** The sync; empty when it has to wait for another instance. */
    @FunctionalInterface
    interface SharedRun {

        Optional<SyncReport> run(boolean isRequested);
    }

    /** Runs the sync; true when it was complete. */
    @Override
    public boolean run(boolean isRequested) {
        var begin = System.nanoTime();
        try {
            var report = sync.run(isRequested);
            if (report.isEmpty()) {
                log.info("sync run waits, another instance reads Twilio");
                return false;
            }
            return finished(report.get(), begin);
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private boolean finished(SyncReport report, long begin) {
        var reason = report.firstReason();
        status.finished(reason);
        meters.finished(report);
        report.addTo(reason == null ? log.atInfo() : log.atWarn())
                .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
                .log(reason == null ? "sync run finished" : "sync run finished, some items were skipped");
        return reason == null;
    }

    private void failed(RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            log.atDebug().setCause(failure).log("sync run interrupted, the service is stopping");
            return;
        }
        meters.failed();
        status.failed(failure.toString());
        var isExpected = failure instanceof TwilioFailure || OutageClassifier.isOutage(failure);
        var line = isExpected ? log.atWarn() : log.atError().setCause(failure);
        line.addKeyValue("reason", failure.toString())
                .addKeyValue("ready", status.isReady())
                .log(isExpected ? "sync run failed" : "sync run failed unexpectedly");
    }
}
