/** Web Push (RFC 8030, 8291, 8292): the subscriptions of browsers and phones, and the delivery to their push services. */
@NullMarked
package io.switchboard.notification.push;

import org.jspecify.annotations.NullMarked;
