package io.switchboard.conversation.call.receiving;

import java.io.StringReader;
import java.util.StringJoiner;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** Reads what a caller is told by a TwiML document. Files that are played have no words. */
final class SpokenWords {

    private static final XMLInputFactory XML = factory();

    private SpokenWords() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Returns the words in their order; empty where there are none, or the text is no document. */
    static String of(@Nullable String twiml) {
        if (twiml == null || !twiml.contains("<Say")) {
            return "";
        }
        try {
            return read(XML.createXMLStreamReader(new StringReader(twiml)));
        } catch (XMLStreamException e) {
            return "";
        }
    }

    private static String read(XMLStreamReader document) throws XMLStreamException {
        var words = new StringJoiner(" ");
        while (document.hasNext()) {
            if (document.next() == XMLStreamConstants.START_ELEMENT
                    && document.getLocalName().equals("Say")) {
                var said = document.getElementText().strip();
                if (!said.isEmpty()) {
                    words.add(said);
                }
            }
        }
        return words.toString();
    }
}
