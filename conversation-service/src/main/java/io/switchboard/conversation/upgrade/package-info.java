/** Work that this release does once on what earlier releases stored. */
@NullMarked
package io.switchboard.conversation.upgrade;

import org.jspecify.annotations.NullMarked;
