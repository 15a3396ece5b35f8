/** Brings what is recorded and published in line with Twilio, at start and at intervals. */
@NullMarked
package io.switchboard.provisioning.sync;

import org.jspecify.annotations.NullMarked;
