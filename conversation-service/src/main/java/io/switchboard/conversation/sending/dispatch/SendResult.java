package io.switchboard.conversation.sending.dispatch;

import java.time.Instant;

/** The result of one try to send a message. */
sealed interface SendResult {

    SendResult ENDED = new Ended();

    /** The message needs no further try: Twilio has it, it failed, or a person must decide. The next message follows. */
    record Ended() implements SendResult {}

    /**
     * The message is tried again later, and the messages after it in its conversation wait.
     *
     * @param held whether it waits because Twilio refuses its account
     */
    record Delayed(Instant until, boolean held) implements SendResult {}
}
