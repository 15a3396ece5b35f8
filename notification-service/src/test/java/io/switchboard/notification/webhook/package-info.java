/** Fixtures for tests of outbound webhooks. */
@NullMarked
package io.switchboard.notification.webhook;

import org.jspecify.annotations.NullMarked;
