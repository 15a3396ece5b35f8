package io.switchboard.emulator.message;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What an answer to an incoming message says. Of TwiML only {@code <Message>} is understood.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml">TwiML for messaging</a>
 */
final class MessagingTwiml {
    private MessagingTwiml() {}

    /** One message to send; an empty address stands for the usual one. */
    record Reply(String body, List<String> mediaUrls, String from, String to, String statusCallback) {}

    /** The answer is not what it should be; the message begins with Twilio's error code. */
    static final class NotUnderstood extends Exception {
        NotUnderstood(String message) {
            super(message);
        }
    }

    static List<Reply> replies(@Nullable String contentType, String body) throws NotUnderstood {
        if (body.isBlank()) {
            return List.of();
        }
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/plain" -> List.of(new Reply(body, List.of(), "", "", ""));
            case "text/xml", "application/xml", "text/html" -> messages(parse(body));
            default -> throw new NotUnderstood("12300 Invalid Content-Type: " + contentType);
        };
    }

    private static Element parse(String body) throws NotUnderstood {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new InputSource(new StringReader(body.strip())))
                    .getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw new NotUnderstood("12100 Document parse failure: the root is not <Response>");
            }
            return root;
        } catch (SAXException | IOException e) {
            throw new NotUnderstood("12100 Document parse failure: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every JDK can switch DOCTYPE off", e);
        }
    }

    private static List<Reply> messages(Element root) {
        List<Reply> replies = new ArrayList<>();
        for (Element message : children(root, "Message")) {
            List<String> media = children(message, "Media").stream()
                    .map(Node::getTextContent)
                    .map(String::strip)
                    .toList();
            replies.add(new Reply(
                    body(message),
                    media,
                    message.getAttribute("from"),
                    message.getAttribute("to"),
                    message.getAttribute("statusCallback")));
        }
        return replies;
    }

    private static String body(Element message) {
        List<Element> bodies = children(message, "Body");
        if (!bodies.isEmpty()) {
            return bodies.getFirst().getTextContent();
        }
        StringBuilder text = new StringBuilder();
        NodeList nodes = message.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.TEXT_NODE
                    || nodes.item(i).getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(nodes.item(i).getNodeValue());
            }
        }
        return text.toString().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
