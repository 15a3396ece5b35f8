@NullMarked
package io.switchboard.change.audit;

import org.jspecify.annotations.NullMarked;
