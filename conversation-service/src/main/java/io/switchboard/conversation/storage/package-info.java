/** Adapts MongoDB to this service: the form of its documents, and the failures that its listeners meet. */
@NullMarked
package io.switchboard.conversation.storage;

import org.jspecify.annotations.NullMarked;
