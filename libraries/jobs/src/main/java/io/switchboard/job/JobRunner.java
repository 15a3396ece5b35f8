package io.switchboard.job;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.switchboard.mongo.IntervalTask;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Runs the jobs of all tenants in this instance, a limited number at once and of each tenant. The oldest job is next; a
 * tenant at its limit delays no other tenant's jobs.
 */
class JobRunner extends IntervalTask {

    private static final int CLEANED_AT_ONCE = 20;

    private final JobAttempts attempts;
    private final JobMeters meters;
    private final JobSettings settings;
    private final Clock clock;
    private final Map<String, JobKind> kinds;
    private final Map<String, JobExecution> running = new ConcurrentHashMap<>();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobRunner(
            JobAttempts attempts,
            ObjectProvider<JobKind> kinds,
            JobMeters meters,
            JobSettings settings,
            JobSignal signal,
            Clock clock) {
        super("jobs", settings.interval());
        this.attempts = attempts;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, kind -> kind));
        signal.listener(this::wake);
    }

    /** Renews the leases, starts jobs that are due, and removes old results. */
    @Override
    protected void run() {
        running.values().forEach(JobExecution::renew);
        startDue();
        kinds.values().forEach(this::removeOldResults);
    }

    private void wake() {
        if (isRunning()) {
            threads.execute(this::startDue);
        }
    }

    /** Starts jobs until none is due or the limit is reached; returns when all are started, not when they are done. */
    synchronized void startDue() {
        while (running.size() < settings.concurrency()) {
            var due = attempts.nextDue(busyTenants(), running.keySet(), kinds.keySet());
            if (due.isEmpty()) {
                return;
            }
            attempts.start(due.get()).ifPresent(this::execute);
        }
    }

    private void execute(JobAttempts.Attempt attempt) {
        var job = attempt.job();
        var kind = Objects.requireNonNull(kinds.get(job.kind()));
        var execution = new JobExecution(kind, attempts, attempt, meters, clock);
        running.put(job.id(), execution);
        threads.execute(() -> {
            try {
                execution.run();
            } finally {
                running.remove(job.id());
                wake();
            }
        });
    }

    private Collection<String> busyTenants() {
        return running.values().stream()
                .collect(Collectors.groupingBy(
                        execution -> execution.job().tenantId().value(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= settings.tenantConcurrency())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void removeOldResults(JobKind kind) {
        var ended = clock.instant().minus(kind.resultLifetime());
        for (var job : attempts.withResultBefore(kind.name(), ended, CLEANED_AT_ONCE)) {
            kind.discard(job.tenantId(), job.id());
            attempts.forgetResult(job);
        }
    }

    @Override
    public void start() {
        if (threads.isShutdown()) {
            threads = Executors.newVirtualThreadPerTaskExecutor();
        }
        super.start();
    }

    /** Interrupts the runs; they leave their jobs to other instances. */
    @Override
    public void stop() {
        super.stop();
        threads.shutdownNow();
        try {
            var unused = threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
