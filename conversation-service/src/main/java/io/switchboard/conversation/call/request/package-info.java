/** Makes calls that people ask for: rings the agent, and then the customer. */
@NullMarked
package io.switchboard.conversation.call.request;

import org.jspecify.annotations.NullMarked;
