/** The form of the doctor's checks, and their execution. */
@NullMarked
package io.switchboard.provisioning.doctor.check;

import org.jspecify.annotations.NullMarked;
