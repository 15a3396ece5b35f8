package io.switchboard.ingress.voice;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A document as Twilio would read it; one that Twilio would not take is none. */
final class TwimlDocument {

    private static final Schema SCHEMA = schema();
    private static final DocumentBuilderFactory PARSERS = DocumentBuilderFactory.newNSInstance();
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private final Document document;

    private TwimlDocument(Document document) {
        this.document = document;
    }

    /** Fails unless it is well-formed, valid by {@code voice/twiml.xsd} and under 64 KB. */
    static TwimlDocument of(String xml) {
        assertThat(xml.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
        try {
            var document = PARSERS.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return new TwimlDocument(document);
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + " in " + xml, e);
        }
    }

    /** The verbs of the document, each with its content, {@code Say Hello}, {@code Dial +15551230001}. */
    List<String> verbs() {
        return nodes("/Response/*").stream()
                .map(node -> (node.getNodeName() + " " + text(node)).strip())
                .toList();
    }

    /** The text that an XPath expression finds; empty when it finds none. */
    List<String> all(String path) {
        return nodes(path).stream().map(Node::getTextContent).toList();
    }

    /** The one thing an XPath expression finds, as text. */
    String one(String path) {
        assertThat(all(path)).as(path).hasSize(1);
        return all(path).getFirst();
    }

    private List<Node> nodes(String path) {
        try {
            var nodes = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
        } catch (Exception e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static String text(Node verb) {
        var parts = new ArrayList<String>();
        for (var child = verb.getFirstChild(); child != null; child = child.getNextSibling()) {
            parts.add(child.getTextContent());
        }
        return String.join(", ", parts);
    }

    private static Schema schema() {
        try {
            var source = Objects.requireNonNull(TwimlDocument.class.getResource("/voice/twiml.xsd"));
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(source);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
