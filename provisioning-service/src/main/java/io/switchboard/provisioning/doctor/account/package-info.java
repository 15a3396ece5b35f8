/** The checks of an account as a whole. */
@NullMarked
package io.switchboard.provisioning.doctor.account;

import org.jspecify.annotations.NullMarked;
