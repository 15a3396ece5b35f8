package io.switchboard.conversation.sending.dispatch;

import java.time.Instant;

/** The result of one try to send a message. */
sealed interface SendResult {

    /** The message has ended: Twilio has it, it failed, or a person must decide. The next one of its conversation follows. */
    record Ended() implements SendResult {}

    /**
     * The message is tried again, and those after it in its conversation wait.
     *
     * @param held whether it waits because Twilio refuses its account
     */
    record Delayed(Instant until, boolean held) implements SendResult {}
}
