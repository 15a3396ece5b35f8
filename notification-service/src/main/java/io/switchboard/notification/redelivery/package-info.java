/** Shows the attempts of webhook endpoints, and repeats deliveries on request. */
@NullMarked
package io.switchboard.notification.redelivery;

import org.jspecify.annotations.NullMarked;
