@NullMarked
package io.switchboard.provisioning.doctor;

import org.jspecify.annotations.NullMarked;
