/** Holds the parts that all changes of accounts at Twilio have in common. */
@NullMarked
package io.switchboard.provisioning.accountwork;

import org.jspecify.annotations.NullMarked;
