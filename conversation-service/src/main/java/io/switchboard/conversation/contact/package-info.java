/** Stores the contacts of tenants: the people who write to them. */
@NullMarked
package io.switchboard.conversation.contact;

import org.jspecify.annotations.NullMarked;
