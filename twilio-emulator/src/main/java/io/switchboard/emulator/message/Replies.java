package io.switchboard.emulator.message;

import java.util.List;

import io.switchboard.emulator.behaviour.Behaviour.OptOut;
import io.switchboard.emulator.behaviour.Behaviours;
import io.switchboard.emulator.message.MessagingTwiml.Reply;
import io.switchboard.emulator.webhook.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what a webhook answered: the messages of a TwiML document, or a plain text as it is. */
@Component
class Replies {
    private static final Logger log = LoggerFactory.getLogger(Replies.class);

    private final Outbox outbox;
    private final Behaviours behaviours;

    Replies(Outbox outbox, Behaviours behaviours) {
        this.outbox = outbox;
        this.behaviours = behaviours;
    }

    void send(Message received, String text) {
        send(received, new Reply(text, List.of(), "", "", ""));
    }

    void send(Message received, Answer.Response answer) {
        List<Reply> replies;
        try {
            replies = MessagingTwiml.replies(answer.contentType(), answer.body());
        } catch (MessagingTwiml.NotUnderstood e) {
            log.atWarn()
                    .addKeyValue("sid", received.sid())
                    .addKeyValue("error", e.getMessage())
                    .log("no reply sent");
            return;
        }
        for (Reply reply : replies) {
            boolean isOptedOut = received.from().isSms()
                    && behaviours.isOptedOut(
                            new OptOut(received.to().number(), received.from().number()));
            if (isOptedOut) {
                log.atWarn()
                        .addKeyValue("sid", received.sid())
                        .addKeyValue("error", 21610)
                        .log("no reply sent");
            } else {
                send(received, reply);
            }
        }
    }

    private void send(Message received, Reply reply) {
        outbox.send(new Draft(
                received.accountSid(),
                "outbound-reply",
                reply.from().isEmpty() ? received.to() : Address.of(reply.from()),
                reply.to().isEmpty() ? received.from() : Address.of(reply.to()),
                reply.body(),
                reply.mediaUrls(),
                reply.statusCallback()));
    }
}
