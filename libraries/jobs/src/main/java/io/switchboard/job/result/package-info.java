/** Stores and serves the files that jobs make. */
@NullMarked
package io.switchboard.job.result;

import org.jspecify.annotations.NullMarked;
