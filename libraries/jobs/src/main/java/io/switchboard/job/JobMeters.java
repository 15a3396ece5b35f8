package io.switchboard.job;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.job.Job;

/** The meter of jobs: {@code switchboard.jobs.finished}, by kind and last state. */
class JobMeters {

    private final MeterRegistry registry;

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void finished(String kind, Job.State state) {
        Counter.builder("switchboard.jobs.finished")
                .description("Jobs that reached their last state")
                .tag("kind", kind)
                .tag("outcome", state.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
