/** Holds what every store in MongoDB shares: insert-if-absent, keys and ids. */
@NullMarked
package io.switchboard.mongo;

import org.jspecify.annotations.NullMarked;
