/** Asks the services how they are and combines their answers, for tenants and for operators. */
@NullMarked
package io.switchboard.gateway.status;

import org.jspecify.annotations.NullMarked;
