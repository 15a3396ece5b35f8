@NullMarked
package io.switchboard.provisioning.records;

import org.jspecify.annotations.NullMarked;
