package io.switchboard.job;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of jobs.
 *
 * @param interval how often the store is searched for jobs that other instances left or accepted
 * @param concurrency how many jobs this instance runs at once
 * @param tenantConcurrency how many of them may be of one tenant
 */
@ConfigurationProperties("switchboard.jobs")
record JobSettings(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("8") int concurrency,
        @DefaultValue("2") int tenantConcurrency) {

    JobSettings {
        if (tenantConcurrency < 1 || concurrency < tenantConcurrency) {
            throw new IllegalArgumentException("tenant-concurrency (%d) must be positive and at most concurrency (%d)"
                    .formatted(tenantConcurrency, concurrency));
        }
    }
}
