/** Breaks what a saga stands on: the process at any point, and any call of Twilio. */
@NullMarked
package io.switchboard.provisioning.chaos;

import org.jspecify.annotations.NullMarked;
