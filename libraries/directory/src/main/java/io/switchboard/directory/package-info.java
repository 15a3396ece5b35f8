/** The owners of accounts and numbers, read from two compacted topics and held in memory. */
@NullMarked
package io.switchboard.directory;

import org.jspecify.annotations.NullMarked;
