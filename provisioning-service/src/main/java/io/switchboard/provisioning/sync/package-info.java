/** Syncs the recorded and published accounts and numbers with Twilio, at start and at intervals. */
@NullMarked
package io.switchboard.provisioning.sync;

import org.jspecify.annotations.NullMarked;
