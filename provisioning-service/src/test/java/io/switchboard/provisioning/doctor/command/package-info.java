@NullMarked
package io.switchboard.provisioning.doctor.command;

import org.jspecify.annotations.NullMarked;
