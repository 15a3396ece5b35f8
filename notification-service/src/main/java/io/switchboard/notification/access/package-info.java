/** The address of streams: who opens one, over which transport, and with which selection. */
@NullMarked
package io.switchboard.notification.access;

import org.jspecify.annotations.NullMarked;
