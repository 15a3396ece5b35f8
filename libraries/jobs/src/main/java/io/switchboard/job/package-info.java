/** Runs long work that requests ask for, with progress, cancellation and continuation after a crash. */
@NullMarked
package io.switchboard.job;

import org.jspecify.annotations.NullMarked;
