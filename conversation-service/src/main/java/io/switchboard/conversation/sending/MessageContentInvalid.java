package io.switchboard.conversation.sending;

/** Reports that Twilio would not accept the text or the media of a message. */
final class MessageContentInvalid extends SendRejected {

    private static final long serialVersionUID = 1L;

    MessageContentInvalid(String reason, String message) {
        super(reason, message);
    }
}
