/** Realtime to people. The root holds the application alone; each way to reach a person is a package. */
@NullMarked
package io.switchboard.notification;

import org.jspecify.annotations.NullMarked;
