/** Creates the events that this service publishes, and declares their topic. */
@NullMarked
package io.switchboard.conversation.events;

import org.jspecify.annotations.NullMarked;
