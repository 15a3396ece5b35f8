package io.switchboard.ingress.voice;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URLs by which Twilio comes back to us in the course of a call. */
final class CallbackUrls {

    /**
     * Also after a 5xx or a timeout, three times, and no try takes so long that there is no time for another: Twilio gives
     * up after 15 s in all. See {@code Webhooks} in the provisioning service.
     */
    static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final String base;

    /** @param publicBaseUrl what Twilio reaches us by */
    CallbackUrls(String publicBaseUrl) {
        this.base = publicBaseUrl.replaceFirst("/+$", "");
    }

    /**
     * Where Twilio asks how a call goes on. What we must know by then goes along, because nothing is kept here. In the
     * order of the alphabet, in which Twilio signs and proxies write what they sort.
     *
     * @param number our number: in a call to somebody whom we ring, {@code To} is theirs
     * @param at the node in its plan, see {@link PlanNode#path()}
     * @param count how often this place was tried before
     */
    URI step(VoiceStep step, String number, String at, int count) {
        return url(step.path() + "?at=" + encoded(at) + "&count=" + count + "&number=" + encoded(number));
    }

    /** Where Twilio says that a recording is there. */
    URI recording() {
        return url(VoiceStep.INCOMING.path() + "/recording");
    }

    /** Where Twilio says what was spoken in it. */
    URI transcription() {
        return url(VoiceStep.INCOMING.path() + "/transcription");
    }

    /** Where Twilio says how the call to somebody whom we ring comes along. */
    URI status() {
        return url(VoiceStep.INCOMING.path() + "/status");
    }

    private URI url(String target) {
        return URI.create(base + target + RETRIES);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
