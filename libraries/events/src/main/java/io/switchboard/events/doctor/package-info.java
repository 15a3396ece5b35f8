/** Changes of the doctor's findings. */
@NullMarked
package io.switchboard.events.doctor;

import org.jspecify.annotations.NullMarked;
