/** The decision which rules match a customer's message and what they do, without any state of its own. */
@NullMarked
package io.switchboard.conversation.rule.decision;

import org.jspecify.annotations.NullMarked;
