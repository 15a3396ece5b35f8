/** Creates the topics that a service writes. */
@NullMarked
package io.switchboard.kafka.topic;

import org.jspecify.annotations.NullMarked;
