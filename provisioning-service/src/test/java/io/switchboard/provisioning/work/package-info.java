@NullMarked
package io.switchboard.provisioning.work;

import org.jspecify.annotations.NullMarked;
