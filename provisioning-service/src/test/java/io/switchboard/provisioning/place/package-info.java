/** Places for tests of other packages. */
@NullMarked
package io.switchboard.provisioning.place;

import org.jspecify.annotations.NullMarked;
