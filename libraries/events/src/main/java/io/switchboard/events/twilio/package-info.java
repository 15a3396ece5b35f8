/** Webhooks on Kafka: accepted ones as Twilio sent them, and rejected ones. */
@NullMarked
package io.switchboard.events.twilio;

import org.jspecify.annotations.NullMarked;
