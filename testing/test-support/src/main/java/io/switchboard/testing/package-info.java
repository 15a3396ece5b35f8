/** Provides what tests of several modules need: Kafka and MongoDB, tokens, Twilio, a browser. */
@NullMarked
package io.switchboard.testing;

import org.jspecify.annotations.NullMarked;
