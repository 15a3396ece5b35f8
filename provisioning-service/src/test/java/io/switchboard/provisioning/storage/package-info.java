@NullMarked
package io.switchboard.provisioning.storage;

import org.jspecify.annotations.NullMarked;
