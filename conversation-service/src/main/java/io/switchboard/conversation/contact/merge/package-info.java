/** Orders the merges of contacts. */
@NullMarked
package io.switchboard.conversation.contact.merge;

import org.jspecify.annotations.NullMarked;
