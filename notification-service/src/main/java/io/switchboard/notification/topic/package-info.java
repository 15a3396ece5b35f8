/** Versions of the topic {@code switchboard.events}, and positions on it. */
@NullMarked
package io.switchboard.notification.topic;

import org.jspecify.annotations.NullMarked;
