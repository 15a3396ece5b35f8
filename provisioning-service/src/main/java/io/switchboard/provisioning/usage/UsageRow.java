package io.switchboard.provisioning.usage;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Counts of the messages, calls and closings of a number's day that have this agent, direction and channel in common.
 *
 * @param agent who sent or asked for them, else the agent that the number was assigned to
 * @param direction null of closings
 * @param channel {@code sms}, {@code whatsapp} …; of a call to a phone number, {@code voice}
 */
public record UsageRow(
        @Field("agent") @Nullable String agent,
        @Field("direction") @Nullable String direction,
        @Field("channel") String channel,
        @Field("figures") UsageFigures figures) {}
