/** The architecture rules that modules check over their own classes. */
@NullMarked
package io.switchboard.testing.architecture;

import org.jspecify.annotations.NullMarked;
