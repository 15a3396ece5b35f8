/** Requests to webhook endpoints: their body, their signature and their result. */
@NullMarked
package io.switchboard.notification.sending;

import org.jspecify.annotations.NullMarked;
