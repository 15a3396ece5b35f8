package io.switchboard.emulator.twiml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The instructions for a call. Stricter than Twilio, which carries out some invalid documents as far as it understands
 * them: a document about which Twilio would at least warn is invalid.
 */
public record VoiceDocument(List<TwimlVerb> verbs) {
    private static final int LARGEST = 64 * 1024;

    /**
     * Parses a document.
     *
     * @param url the URL of the document, to which links in it are relative
     * @throws InvalidTwiml with 11750, 12100 or 12200
     */
    public static VoiceDocument parse(String url, String body) throws InvalidTwiml {
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw InvalidTwiml.tooLarge(LARGEST);
        }
        var root = new TagReader(ResponseDocument.parse(body), url);
        root.isRead();
        var verbs = new ArrayList<TwimlVerb>();
        for (var tag : root.children()) {
            verbs.add(VerbReader.verb(tag));
        }
        return new VoiceDocument(List.copyOf(verbs));
    }
}
