/** The words that system tests are written in: customers, agents, Twilio, and the installation between them. */
@NullMarked
package io.switchboard.systemtests.story;

import org.jspecify.annotations.NullMarked;
