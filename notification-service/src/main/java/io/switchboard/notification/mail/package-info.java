/** E-mail: one message to a member about what stays unread. */
@NullMarked
package io.switchboard.notification.mail;

import org.jspecify.annotations.NullMarked;
