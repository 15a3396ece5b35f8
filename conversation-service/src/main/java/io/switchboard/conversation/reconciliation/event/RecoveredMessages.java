package io.switchboard.conversation.reconciliation.event;

import java.util.List;

import io.switchboard.conversation.reconciliation.event.RecoveredEvent.Kind;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.twilio.history.PastMedia;
import io.switchboard.twilio.history.PastMessage;

/**
 * Makes the events that the webhooks of an account's messages would have caused, with the same ids, types, keys and
 * parameters. Twilio's list has other names for the parameters and lacks some of them, see {@code docs/reconciliation.md}. An
 * event has Twilio's own time, so that it takes its place in the conversation, and so that it is the same event in each sweep.
 */
public final class RecoveredMessages {

    private final RecoveryAccount account;

    public RecoveredMessages(RecoveryAccount account) {
        this.account = account;
    }

    /**
     * Makes the event of a message from a customer.
     *
     * @param mediaPaths the paths of the media below Twilio's API, in the order of {@code media}
     */
    public RecoveredEvent message(PastMessage message, List<PastMedia> media, List<String> mediaPaths) {
        var parameters = new WebhookParameters()
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("SmsMessageSid", message.sid())
                .add("AccountSid", account.sid())
                .add("MessagingServiceSid", message.messagingServiceSid())
                .add("From", message.from())
                .add("To", message.to())
                .addAlways("Body", message.body())
                .add("NumMedia", Integer.toString(media.size()))
                .add("NumSegments", message.segments())
                .add("SmsStatus", "received")
                .add("ApiVersion", RecoveryAccount.API_VERSION);
        for (var n = 0; n < media.size(); n++) {
            parameters
                    .add("MediaUrl" + n, account.apiUrl() + mediaPaths.get(n))
                    .add("MediaContentType" + n, media.get(n).contentType());
        }
        return account.event(
                Kind.MESSAGE,
                message.sid(),
                TwilioEventType.INBOUND_MESSAGE,
                message.sid(),
                account.first(message.dateSent(), message.dateCreated()),
                message.to().startsWith("whatsapp:") ? "/api/webhooks/whatsapp" : "/api/webhooks/sms",
                Topics.pairKey(message.to(), message.from()),
                parameters);
    }

    /** Makes the event of the present status of a message that was sent. */
    public RecoveredEvent status(PastMessage message) {
        var parameters = new WebhookParameters()
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("AccountSid", account.sid())
                .add("MessagingServiceSid", message.messagingServiceSid())
                .add("From", message.from())
                .add("To", message.to())
                .add("MessageStatus", message.status())
                .add("SmsStatus", message.status())
                .addErrorCode(message.errorCode())
                .add("ErrorMessage", message.errorMessage())
                .add("ApiVersion", RecoveryAccount.API_VERSION);
        return account.event(
                Kind.MESSAGE_STATUS,
                message.sid() + "/" + message.status(),
                TwilioEventType.ofMessageStatus(message.status()),
                message.sid(),
                account.first(message.dateUpdated(), message.dateSent()),
                "/api/webhooks/status",
                Topics.pairKey(message.from(), message.to()),
                parameters);
    }
}
