/** Imports and exports contacts as tables. */
@NullMarked
package io.switchboard.conversation.contact.table;

import org.jspecify.annotations.NullMarked;
