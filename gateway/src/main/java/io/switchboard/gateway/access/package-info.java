/** Access control: bearer tokens, the console's login and session, and targets that are rejected unread. */
@NullMarked
package io.switchboard.gateway.access;

import org.jspecify.annotations.NullMarked;
