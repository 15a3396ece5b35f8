/** The actions of rules on conversations, each once for a message. */
@NullMarked
package io.switchboard.conversation.rule.action;

import org.jspecify.annotations.NullMarked;
