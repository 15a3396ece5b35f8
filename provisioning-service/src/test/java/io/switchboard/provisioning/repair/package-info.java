@NullMarked
package io.switchboard.provisioning.repair;

import org.jspecify.annotations.NullMarked;
