/** The disk with the data: whether there is room on it, and who may read it. */
@NullMarked
package io.switchboard.local.disk;

import org.jspecify.annotations.NullMarked;
