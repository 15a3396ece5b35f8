package io.switchboard.provisioning.doctor;

import java.math.BigDecimal;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the examinations of tenants.
 *
 * @param interval from one examination of a tenant to the next; zero for examinations on request only
 * @param pause the shortest time between two examinations of a tenant
 * @param concurrency the number of tenants that an instance examines at the same time
 * @param lowBalance the balance, in the account's currency, below which there is a warning
 */
@ConfigurationProperties("switchboard.provisioning.doctor")
record DoctorSettings(Duration interval, Duration pause, int concurrency, BigDecimal lowBalance) {

    DoctorSettings {
        if (interval.isNegative() || pause.isNegative()) {
            throw new IllegalArgumentException(
                    "PROVISIONING_DOCTOR_INTERVAL and PROVISIONING_DOCTOR_PAUSE must not be negative");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "PROVISIONING_DOCTOR_CONCURRENCY must be at least 1, not " + concurrency);
        }
    }
}
