@NullMarked
package io.switchboard.provisioning.publishing;

import org.jspecify.annotations.NullMarked;
