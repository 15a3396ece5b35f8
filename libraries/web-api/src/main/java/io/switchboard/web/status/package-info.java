/** Describes whether a part of the installation works, in the form that every service and the gateway use. */
@NullMarked
package io.switchboard.web.status;

import org.jspecify.annotations.NullMarked;
