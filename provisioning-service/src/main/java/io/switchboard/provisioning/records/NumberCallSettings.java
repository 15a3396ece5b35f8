package io.switchboard.provisioning.records;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A number's own settings of calls.
 *
 * @param recording whether calls are recorded; null for the setting of the assigned member, or of the tenant
 * @param greeting the text that callers hear first; null for that of the assigned member, or of the tenant
 */
public record NumberCallSettings(
        @Field("recording") @Nullable Boolean recording,
        @Field("greeting") @Nullable String greeting) {}
