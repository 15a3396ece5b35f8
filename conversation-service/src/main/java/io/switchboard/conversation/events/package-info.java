/** Creates the events that this service publishes. */
@NullMarked
package io.switchboard.conversation.events;

import org.jspecify.annotations.NullMarked;
