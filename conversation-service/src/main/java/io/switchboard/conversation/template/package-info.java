/** The texts that a tenant's people and automatic answers send, with variables. */
@NullMarked
package io.switchboard.conversation.template;

import org.jspecify.annotations.NullMarked;
