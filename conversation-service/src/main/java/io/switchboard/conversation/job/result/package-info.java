/** Stores and serves the files that jobs make. */
@NullMarked
package io.switchboard.conversation.job.result;

import org.jspecify.annotations.NullMarked;
