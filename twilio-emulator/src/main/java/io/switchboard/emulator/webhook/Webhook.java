package io.switchboard.emulator.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A request of Twilio to an application.
 *
 * @param sid the message, call or other resource that the webhook concerns
 * @param accountSid the account whose token signs the request
 * @param url as configured, the fragment with its connection overrides included
 * @param method GET or POST
 * @param isJson whether the parameters are sent as a JSON object instead of a form; never with GET
 * @param fallback the second URL, called when the first one fails
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

    /** The fallback URL of a number. */
    public record Fallback(String url, String method) {
        public static @Nullable Fallback of(String url, String method) {
            return url.isEmpty() ? null : new Fallback(url, method);
        }
    }

    /** The subject of the webhook, which decides the signature's port rule and the use of the answer. */
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

        /** The name in the control API. */
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

    /** The request to the fallback URL, with the same parameters and the failure of the first URL. */
    Webhook towards(Fallback second, WebhookAnswer failure) {
        var extended = new LinkedMultiValueMap<String, String>(parameters);
        extended.set("ErrorCode", String.valueOf(failure.errorCode()));
        extended.set("ErrorUrl", WebhookTarget.withoutFragment(url));
        return new Webhook(kind, sid, accountSid, second.url(), second.method(), extended, isJson, null);
    }
}
