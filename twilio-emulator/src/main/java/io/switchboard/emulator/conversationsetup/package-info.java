/** The settings of Conversations that the REST API changes: webhooks and addresses. */
@NullMarked
package io.switchboard.emulator.conversationsetup;

import org.jspecify.annotations.NullMarked;
