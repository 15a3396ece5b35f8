package io.switchboard.conversation.retention;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The days for which a tenant keeps texts, media and recordings; null for ever.
 *
 * @param bodiesDays the texts of messages
 * @param mediaDays pictures and files
 * @param recordingsDays recordings of calls
 */
record RetentionRule(
        TenantId tenant,
        @Nullable Integer bodiesDays,
        @Nullable Integer mediaDays,
        @Nullable Integer recordingsDays) {}
