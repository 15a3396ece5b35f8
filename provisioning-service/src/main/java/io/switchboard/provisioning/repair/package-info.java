/** Compares all numbers of an account with Twilio, page by page, and repairs those that differ. */
@NullMarked
package io.switchboard.provisioning.repair;

import org.jspecify.annotations.NullMarked;
