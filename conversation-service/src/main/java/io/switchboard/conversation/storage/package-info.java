/** MongoDB: collections, indexes, and what a duplicate key means. */
@NullMarked
package io.switchboard.conversation.storage;

import org.jspecify.annotations.NullMarked;
