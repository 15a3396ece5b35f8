/** The members of tenants, to whom conversations can be assigned. */
@NullMarked
package io.switchboard.conversation.assignee;

import org.jspecify.annotations.NullMarked;
