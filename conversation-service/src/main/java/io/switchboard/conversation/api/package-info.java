/** What all resources of the API share: pages, cursors, problems. */
@NullMarked
package io.switchboard.conversation.api;

import org.jspecify.annotations.NullMarked;
