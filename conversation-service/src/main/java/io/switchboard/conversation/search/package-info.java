/** Finds messages, contacts, calls and notes by words, and contacts by addresses in any form. */
@NullMarked
package io.switchboard.conversation.search;

import org.jspecify.annotations.NullMarked;
