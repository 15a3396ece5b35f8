/** The meters of this service. */
@NullMarked
package io.switchboard.conversation.telemetry;

import org.jspecify.annotations.NullMarked;
