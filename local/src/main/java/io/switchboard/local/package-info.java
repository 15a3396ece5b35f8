/** Starts Switchboard on one machine from its shipped jars. */
@NullMarked
package io.switchboard.local;

import org.jspecify.annotations.NullMarked;
