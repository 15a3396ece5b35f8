/** Knows when the last message of each tenant arrived, was stored and was sent. */
@NullMarked
package io.switchboard.conversation.activity;

import org.jspecify.annotations.NullMarked;
