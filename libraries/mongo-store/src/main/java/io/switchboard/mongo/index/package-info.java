/** Creates the indexes that the stores declare, and reports each one that is missing or different. */
@NullMarked
package io.switchboard.mongo.index;

import org.jspecify.annotations.NullMarked;
