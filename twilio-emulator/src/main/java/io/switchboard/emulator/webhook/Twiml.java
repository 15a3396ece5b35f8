package io.switchboard.emulator.webhook;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a webhook answered, as far as it is TwiML: well-formed XML with the root {@code <Response>}. The verbs are the
 * caller's business.
 */
public final class Twiml {
    private Twiml() {}

    /** The answer as it is, or as something that Twilio would not understand. */
    static Answer understood(Webhook.Kind kind, Answer answer) {
        boolean isDocumentExpected = kind == Webhook.Kind.MESSAGE || kind == Webhook.Kind.VOICE;
        if (!isDocumentExpected
                || !(answer instanceof Answer.Response response)
                || !response.isSuccess()
                || response.body().isBlank()) {
            return answer;
        }
        return switch (mediaType(response)) {
            case "text/xml", "application/xml", "text/html" -> wellFormed(response);
            case "text/plain" -> response;
            default ->
                kind == Webhook.Kind.VOICE && mediaType(response).startsWith("audio/")
                        ? response
                        : new Answer.Misunderstood(response, 12300, "Invalid Content-Type: " + response.contentType());
        };
    }

    private static Answer wellFormed(Answer.Response response) {
        try {
            Element root = parse(response.body());
            return root.getTagName().equals("Response")
                    ? response
                    : new Answer.Misunderstood(response, 12100, "Document parse failure: the root is not Response");
        } catch (SAXException e) {
            return new Answer.Misunderstood(response, 12100, "Document parse failure: " + e.getMessage());
        }
    }

    /** Whether the whole body is to be sent or read aloud as it is. */
    public static boolean isPlainText(Answer.Response response) {
        return mediaType(response).equals("text/plain");
    }

    /** The verbs of that name, outermost level, in order; none if there is no document. */
    public static List<Element> verbs(Answer.Response response, String name) {
        if (response.body().isBlank()) {
            return List.of();
        }
        try {
            return children(parse(response.body()), name);
        } catch (SAXException e) {
            return List.of();
        }
    }

    /** The child elements of that name, in order. */
    public static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String mediaType(Answer.Response response) {
        String type = response.contentType() == null ? "" : response.contentType();
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Element parse(String body) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(body.strip())))
                    .getDocumentElement();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Every JDK can parse a string without DOCTYPE", e);
        }
    }
}
