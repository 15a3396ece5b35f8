package io.switchboard.emulator.twiml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Instructions for a call. Stricter than Twilio, which carries some invalid documents out as far as it understands them:
 * here everything that Twilio would at least warn of is invalid.
 */
public record VoiceDocument(List<TwimlVerb> verbs) {
    private static final int LARGEST = 64 * 1024;

    /**
     * The document that was answered.
     *
     * @param url where it came from, which is what links in it are relative to
     * @throws InvalidTwiml with 11750, 12100 or 12200
     */
    public static VoiceDocument parse(String url, String body) throws InvalidTwiml {
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw InvalidTwiml.tooLarge(LARGEST);
        }
        TagReader root = new TagReader(ResponseDocument.parse(body), url);
        root.isRead();
        List<TwimlVerb> verbs = new ArrayList<>();
        for (TagReader tag : root.children()) {
            verbs.add(VerbReader.verb(tag));
        }
        return new VoiceDocument(List.copyOf(verbs));
    }
}
