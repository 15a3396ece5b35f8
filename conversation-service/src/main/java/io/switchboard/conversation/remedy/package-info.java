/** Explanations of Twilio's error codes, and remedies. */
@NullMarked
package io.switchboard.conversation.remedy;

import org.jspecify.annotations.NullMarked;
