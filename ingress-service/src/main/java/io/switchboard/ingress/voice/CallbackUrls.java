package io.switchboard.ingress.voice;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the URLs that Twilio calls during a call. */
final class CallbackUrls {

    /**
     * Asks Twilio for three retries, also after a 5xx or a timeout, with timeouts that leave time for another attempt: Twilio
     * gives up after 15 s in all. See {@code Webhooks} in the provisioning service.
     */
    static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final String base;

    /** @param publicBaseUrl the URL under which Twilio reaches this installation */
    CallbackUrls(String publicBaseUrl) {
        this.base = publicBaseUrl.replaceFirst("/+$", "");
    }

    /**
     * Returns the URL of a request for TwiML. It carries the state of the call, because the service is stateless, in
     * alphabetical order, which neither Twilio's signature nor a proxy changes.
     *
     * @param number our number: in a call to a destination, {@code To} is the destination
     * @param at the node in its plan, see {@link PlanNode#path()}
     * @param count how often this node was tried before
     */
    URI step(VoiceStep step, String number, String at, int count) {
        return url(step.path() + "?at=" + encoded(at) + "&count=" + count + "&number=" + encoded(number));
    }

    /** Returns the URL for statuses of recordings. */
    URI recording() {
        return url(VoiceStep.INCOMING.path() + "/recording");
    }

    /** Returns the URL for transcriptions. */
    URI transcription() {
        return url(VoiceStep.INCOMING.path() + "/transcription");
    }

    /** Returns the URL for statuses of calls to destinations. */
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
