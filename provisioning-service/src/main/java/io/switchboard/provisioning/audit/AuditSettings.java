package io.switchboard.provisioning.audit;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the audit log.
 *
 * @param retentionYears how many years an entry is kept; a change concerns new entries
 */
@ConfigurationProperties("switchboard.audit")
record AuditSettings(@DefaultValue("10") int retentionYears) {

    private static final int LONGEST = 100;

    AuditSettings {
        if (retentionYears < 1 || retentionYears > LONGEST) {
            throw new IllegalArgumentException("retention-years must be from 1 to " + LONGEST);
        }
    }

    /** The end of the retention of an entry about a change at this time. */
    Instant expiry(Instant at) {
        return at.atZone(ZoneOffset.UTC).plusYears(retentionYears).toInstant();
    }
}
