/** Erases all that is stored about a contact. */
@NullMarked
package io.switchboard.conversation.erasure;

import org.jspecify.annotations.NullMarked;
