@NullMarked
package io.switchboard.provisioning.sync;

import org.jspecify.annotations.NullMarked;
