/** Writes a change together with the events that announce it, and publishes those events after any crash. */
@NullMarked
package io.switchboard.mongo.revision;

import org.jspecify.annotations.NullMarked;
