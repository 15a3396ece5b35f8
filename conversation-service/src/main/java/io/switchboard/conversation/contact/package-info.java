/** Who writes to a tenant. */
@NullMarked
package io.switchboard.conversation.contact;

import org.jspecify.annotations.NullMarked;
