/** Removes texts, media and recordings that are older than their tenant keeps them. */
@NullMarked
package io.switchboard.conversation.retention;

import org.jspecify.annotations.NullMarked;
