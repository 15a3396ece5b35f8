@NullMarked
package io.switchboard.provisioning.assignment;

import org.jspecify.annotations.NullMarked;
