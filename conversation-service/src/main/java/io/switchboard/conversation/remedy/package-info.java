/** What Twilio's error codes mean to people, and what they can do. */
@NullMarked
package io.switchboard.conversation.remedy;

import org.jspecify.annotations.NullMarked;
