/** Which account owns a SID, which tenant owns a number: two compacted topics, held in memory. */
@NullMarked
package io.switchboard.directory;

import org.jspecify.annotations.NullMarked;
