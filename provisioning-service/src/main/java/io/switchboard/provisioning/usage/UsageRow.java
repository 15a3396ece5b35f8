package io.switchboard.provisioning.usage;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Counts of the messages and calls of a number's day that have this agent, direction and channel in common.
 *
 * @param agent who sent or asked for them, else the agent that the number was assigned to
 * @param channel {@code sms}, {@code whatsapp} …; of a call to a phone number, {@code voice}
 */
public record UsageRow(
        @Field("agent") @Nullable String agent,
        @Field("direction") String direction,
        @Field("channel") String channel,
        @Field("figures") UsageFigures figures) {}
