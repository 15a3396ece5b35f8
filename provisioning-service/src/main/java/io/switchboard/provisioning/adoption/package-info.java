/** Takes over what the Twilio account has, at start and then again and again. */
@NullMarked
package io.switchboard.provisioning.adoption;

import org.jspecify.annotations.NullMarked;
