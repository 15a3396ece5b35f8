/** What a tenant's rules do with conversations in which the customer writes. */
@NullMarked
package io.switchboard.conversation.rule;

import org.jspecify.annotations.NullMarked;
