/** Runs long work that requests ask for, with progress, cancellation and continuation after a crash. */
@NullMarked
package io.switchboard.conversation.job;

import org.jspecify.annotations.NullMarked;
