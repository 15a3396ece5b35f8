package io.switchboard.emulator.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.switchboard.emulator.twiml.InvalidTwiml;
import io.switchboard.emulator.twiml.ResponseDocument;
import io.switchboard.emulator.twiml.VoiceDocument;
import org.w3c.dom.Element;

/** Reads the answer of a webhook as TwiML. */
public final class TwimlAnswer {
    private TwimlAnswer() {}

    /** Returns the answer, or {@link WebhookAnswer.Misunderstood} for one that Twilio would not understand. */
    static WebhookAnswer understood(Webhook webhook, WebhookAnswer answer) {
        var kind = webhook.kind();
        var isDocumentExpected = kind == Webhook.Kind.MESSAGE || kind == Webhook.Kind.VOICE;
        var mayBeEmpty = kind == Webhook.Kind.MESSAGE;
        if (!isDocumentExpected
                || !(answer instanceof WebhookAnswer.Response response)
                || !response.isSuccess()
                || (mayBeEmpty && response.body().isBlank())) {
            return answer;
        }
        return switch (mediaType(response)) {
            case "text/xml", "application/xml", "text/html" -> document(webhook, response);
            case "text/plain" -> response;
            default ->
                kind == Webhook.Kind.VOICE && isAudio(response)
                        ? response
                        : new WebhookAnswer.Misunderstood(
                                response, 12300, "Invalid Content-Type: " + response.contentType());
        };
    }

    private static WebhookAnswer document(Webhook webhook, WebhookAnswer.Response response) {
        try {
            if (webhook.kind() == Webhook.Kind.VOICE) {
                VoiceDocument.parse(webhook.url(), response.body());
            } else {
                ResponseDocument.parse(response.body());
            }
            return response;
        } catch (InvalidTwiml e) {
            return new WebhookAnswer.Misunderstood(response, e.code(), e.reason());
        }
    }

    /** Returns whether the body is plain text, which is sent or read aloud unchanged. */
    public static boolean isPlainText(WebhookAnswer.Response response) {
        return mediaType(response).equals("text/plain");
    }

    /** Returns whether the body is audio, which is played to the caller unchanged. */
    public static boolean isAudio(WebhookAnswer.Response response) {
        return mediaType(response).startsWith("audio/");
    }

    /** The verbs of that name at the outermost level, in order; none without a valid document. */
    public static List<Element> verbs(WebhookAnswer.Response response, String name) {
        if (response.body().isBlank()) {
            return List.of();
        }
        try {
            return children(ResponseDocument.parse(response.body()), name);
        } catch (InvalidTwiml e) {
            return List.of();
        }
    }

    /** The child elements of that name, in order. */
    public static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String mediaType(WebhookAnswer.Response response) {
        var type = response.contentType() == null ? "" : response.contentType();
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
