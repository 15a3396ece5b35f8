package io.switchboard.emulator.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Something that Twilio tells an application.
 *
 * @param sid the message or call that this is about
 * @param accountSid whose token signs
 * @param url as configured, the fragment with its connection overrides included
 * @param method GET or POST
 * @param fallback where to turn when the URL fails
 */
public record Webhook(
        Kind kind,
        String sid,
        String accountSid,
        String url,
        String method,
        MultiValueMap<String, String> parameters,
        @Nullable Fallback fallback) {

    /** The second URL of a number. */
    public record Fallback(String url, String method) {
        public static @Nullable Fallback of(String url, String method) {
            return url.isEmpty() ? null : new Fallback(url, method);
        }
    }

    /** What the webhook is about; decides the signature's port rule and what the answer is good for. */
    public enum Kind {
        MESSAGE("message"),
        MESSAGE_STATUS("message-status"),
        VOICE("voice"),
        CALL_STATUS("call-status");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As shown in the control API. */
        public String label() {
            return label;
        }

        boolean isVoice() {
            return this == VOICE || this == CALL_STATUS;
        }
    }

    /** The request to the fallback URL: the same parameters and what went wrong. */
    Webhook towards(Fallback second, Answer failure) {
        MultiValueMap<String, String> extended = new LinkedMultiValueMap<>(parameters);
        extended.set("ErrorCode", String.valueOf(failure.errorCode()));
        extended.set("ErrorUrl", Target.withoutFragment(url));
        return new Webhook(kind, sid, accountSid, second.url(), second.method(), extended, null);
    }
}
