/** Kafka and MongoDB for a local installation, unless the environment names its own. */
@NullMarked
package io.switchboard.local.infrastructure;

import org.jspecify.annotations.NullMarked;
