/** The log of attempts to deliver events to webhook endpoints. */
@NullMarked
package io.switchboard.notification.attempt;

import org.jspecify.annotations.NullMarked;
