/** Reads single accounts from Twilio again when a service meets a token that the directory does not have. */
@NullMarked
package io.switchboard.provisioning.refresh;

import org.jspecify.annotations.NullMarked;
