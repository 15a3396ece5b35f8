package io.switchboard.emulator.twiml;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses the form that all TwiML has: well-formed XML with the root {@code <Response>}. */
public final class ResponseDocument {
    /** The limit of nesting, deeper than any real document, since the readers of the tree are recursive. */
    private static final String DEEPEST = "100";

    private ResponseDocument() {}

    /**
     * Parses a document and returns its root element.
     *
     * @throws InvalidTwiml with code 12100
     */
    public static Element parse(String body) throws InvalidTwiml {
        try {
            var root = builder()
                    .parse(new InputSource(new StringReader(body.strip())))
                    .getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                throw InvalidTwiml.notParsed("the root is not Response");
            }
            return root;
        } catch (SAXException e) {
            throw InvalidTwiml.notParsed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read but a string", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every JDK can parse without DOCTYPE", e);
        }
    }
}
