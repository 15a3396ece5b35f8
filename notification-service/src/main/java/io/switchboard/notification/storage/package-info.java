/** The form of this service's documents in MongoDB. */
@NullMarked
package io.switchboard.notification.storage;

import org.jspecify.annotations.NullMarked;
