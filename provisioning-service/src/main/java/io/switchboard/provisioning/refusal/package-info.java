/** Says in plain words why Twilio refused a request. */
@NullMarked
package io.switchboard.provisioning.refusal;

import org.jspecify.annotations.NullMarked;
