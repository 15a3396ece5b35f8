/** Who may come in: bearer tokens, the console's login and session, and which targets are refused unread. */
@NullMarked
package io.switchboard.gateway.access;

import org.jspecify.annotations.NullMarked;
