/** The vocabulary of the system tests: customers, agents, Twilio, and the installation between them. */
@NullMarked
package io.switchboard.systemtests.story;

import org.jspecify.annotations.NullMarked;
