/** Reads the events with nothing but Kafka's client and a JSON parser. */
@NullMarked
package io.switchboard.example.plain;

import org.jspecify.annotations.NullMarked;
