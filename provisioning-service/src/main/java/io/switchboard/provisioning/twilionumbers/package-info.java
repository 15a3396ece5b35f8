/** Reads numbers from Twilio, each with its record. */
@NullMarked
package io.switchboard.provisioning.twilionumbers;

import org.jspecify.annotations.NullMarked;
