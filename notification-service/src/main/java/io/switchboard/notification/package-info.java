/** Pushes events to people and systems. The root package holds the application class only. */
@NullMarked
package io.switchboard.notification;

import org.jspecify.annotations.NullMarked;
