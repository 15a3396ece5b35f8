/** Reads the events with Spring Kafka and the records of the contract. */
@NullMarked
package io.switchboard.example.spring;

import org.jspecify.annotations.NullMarked;
