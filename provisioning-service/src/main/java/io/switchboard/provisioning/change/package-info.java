/** Brings the recorded changes of numbers to Twilio: all of a change, or nothing of it. */
@NullMarked
package io.switchboard.provisioning.change;

import org.jspecify.annotations.NullMarked;
