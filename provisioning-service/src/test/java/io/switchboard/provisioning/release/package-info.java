@NullMarked
package io.switchboard.provisioning.release;

import org.jspecify.annotations.NullMarked;
