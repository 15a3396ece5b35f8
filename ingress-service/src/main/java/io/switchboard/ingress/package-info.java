/** The way in for Twilio: a signed webhook becomes an event on Kafka, anything else is refused. */
@NullMarked
package io.switchboard.ingress;

import org.jspecify.annotations.NullMarked;
