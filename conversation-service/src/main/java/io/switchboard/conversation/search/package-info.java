/** Finds messages and contacts by words, and contacts by addresses in any form. */
@NullMarked
package io.switchboard.conversation.search;

import org.jspecify.annotations.NullMarked;
