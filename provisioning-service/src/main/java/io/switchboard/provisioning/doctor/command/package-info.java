/** The doctor as a command, for an account without a running installation. */
@NullMarked
package io.switchboard.provisioning.doctor.command;

import org.jspecify.annotations.NullMarked;
