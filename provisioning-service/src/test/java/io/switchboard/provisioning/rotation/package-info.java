@NullMarked
package io.switchboard.provisioning.rotation;

import org.jspecify.annotations.NullMarked;
