package io.switchboard.emulator.message;

import java.util.List;

import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour.OptOut;
import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.webhook.TwimlAnswer;
import io.switchboard.emulator.webhook.WebhookAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Sends the replies in a webhook's answer: the {@code <Message>}s of a TwiML document, or a plain text unchanged.
 * Ignores other verbs.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml">TwiML for messaging</a>
 */
@Component
class ReplySender {
    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private final MessageSender outbox;
    private final CurrentBehaviour behaviours;

    ReplySender(MessageSender outbox, CurrentBehaviour behaviours) {
        this.outbox = outbox;
        this.behaviours = behaviours;
    }

    /** Sends a text of Twilio itself, even to a customer who has just opted out. */
    void sendNotice(Message received, String text) {
        outbox.send(plain(received, text));
    }

    void send(Message received, WebhookAnswer.Response answer) {
        var drafts = TwimlAnswer.isPlainText(answer) && !answer.body().isBlank()
                ? List.of(plain(received, answer.body()))
                : TwimlAnswer.verbs(answer, "Message").stream()
                        .map(verb -> draft(received, verb))
                        .toList();
        for (var draft : drafts) {
            if (behaviours.isOptedOut(
                    new OptOut(draft.from().number(), draft.to().number()))) {
                log.atWarn()
                        .addKeyValue("sid", received.sid())
                        .addKeyValue("error", 21610)
                        .log("no reply sent");
            } else {
                outbox.send(draft);
            }
        }
    }

    private static MessageDraft plain(Message received, String text) {
        return new MessageDraft(
                received.accountSid(), "outbound-reply", received.to(), received.from(), text, List.of(), "");
    }

    private static MessageDraft draft(Message received, Element verb) {
        var from = verb.getAttribute("from");
        var to = verb.getAttribute("to");
        return new MessageDraft(
                received.accountSid(),
                "outbound-reply",
                from.isEmpty() ? received.to() : Address.of(from),
                to.isEmpty() ? received.from() : Address.of(to),
                body(verb),
                TwimlAnswer.children(verb, "Media").stream()
                        .map(media -> media.getTextContent().strip())
                        .toList(),
                verb.getAttribute("statusCallback"));
    }

    private static String body(Element verb) {
        var bodies = TwimlAnswer.children(verb, "Body");
        if (!bodies.isEmpty()) {
            return bodies.getFirst().getTextContent();
        }
        var text = new StringBuilder();
        for (var node = verb.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }
}
