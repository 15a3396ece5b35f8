package io.switchboard.emulator.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Something that Twilio tells an application.
 *
 * @param sid the message, call or whatever else this is about
 * @param accountSid whose token signs
 * @param url as configured, the fragment with its connection overrides included
 * @param method GET or POST
 * @param isJson whether the parameters go out as a JSON object and not as a form; never with GET
 * @param fallback where to turn when the URL fails
 */
public record Webhook(
        Kind kind,
        String sid,
        String accountSid,
        String url,
        String method,
        MultiValueMap<String, String> parameters,
        boolean isJson,
        @Nullable Fallback fallback) {

    public Webhook(
            Kind kind,
            String sid,
            String accountSid,
            String url,
            String method,
            MultiValueMap<String, String> parameters,
            @Nullable Fallback fallback) {
        this(kind, sid, accountSid, url, method, parameters, false, fallback);
    }

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
        CALL_STATUS("call-status"),
        RECORDING_STATUS("recording-status"),
        TRANSCRIPTION("transcription"),
        CONVERSATION("conversation"),
        DEBUGGER("debugger");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As shown in the control API. */
        public String label() {
            return label;
        }

        boolean isVoice() {
            return switch (this) {
                case VOICE, CALL_STATUS, RECORDING_STATUS, TRANSCRIPTION -> true;
                case MESSAGE, MESSAGE_STATUS, CONVERSATION, DEBUGGER -> false;
            };
        }
    }

    /** The request to the fallback URL: the same parameters and what went wrong. */
    Webhook towards(Fallback second, WebhookAnswer failure) {
        MultiValueMap<String, String> extended = new LinkedMultiValueMap<>(parameters);
        extended.set("ErrorCode", String.valueOf(failure.errorCode()));
        extended.set("ErrorUrl", WebhookTarget.withoutFragment(url));
        return new Webhook(kind, sid, accountSid, second.url(), second.method(), extended, isJson, null);
    }
}
