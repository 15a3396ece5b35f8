/** The contract between services: topics, CloudEvents and their payloads. */
@NullMarked
package io.switchboard.events;

import org.jspecify.annotations.NullMarked;
