/** Records changes at Twilio before they are made, so that each ends with one audit entry, also after a crash. */
@NullMarked
package io.switchboard.provisioning.intent;

import org.jspecify.annotations.NullMarked;
