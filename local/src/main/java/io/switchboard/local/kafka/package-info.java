/** A real Kafka broker in this JVM. */
@NullMarked
package io.switchboard.local.kafka;

import org.jspecify.annotations.NullMarked;
