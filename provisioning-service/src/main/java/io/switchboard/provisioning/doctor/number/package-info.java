/** The checks of an account's numbers. */
@NullMarked
package io.switchboard.provisioning.doctor.number;

import org.jspecify.annotations.NullMarked;
