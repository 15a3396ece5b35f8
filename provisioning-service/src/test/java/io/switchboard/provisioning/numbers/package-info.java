@NullMarked
package io.switchboard.provisioning.numbers;

import org.jspecify.annotations.NullMarked;
