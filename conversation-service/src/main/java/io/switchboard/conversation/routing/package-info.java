/** Delivers what came for numbers that the tenant owned only later. */
@NullMarked
package io.switchboard.conversation.routing;

import org.jspecify.annotations.NullMarked;
