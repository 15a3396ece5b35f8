/** The data folder: its lock, its keys, who may read it, and whether its disk has room. */
@NullMarked
package io.switchboard.local.data;

import org.jspecify.annotations.NullMarked;
