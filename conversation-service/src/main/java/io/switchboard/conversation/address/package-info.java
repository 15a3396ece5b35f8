/** Reads addresses in any written form, and shows them as people write them. */
@NullMarked
package io.switchboard.conversation.address;

import org.jspecify.annotations.NullMarked;
