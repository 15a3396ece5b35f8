/** Describes which of a tenant's events a client receives. */
@NullMarked
package io.switchboard.notification.subscription;

import org.jspecify.annotations.NullMarked;
