package io.switchboard.twilio;

/**
 * The fields of a number with the URLs that Twilio calls.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumber</a>
 */
public enum WebhookField {
    SMS_URL("SmsUrl", "sms_url"),
    SMS_METHOD("SmsMethod", "sms_method"),
    SMS_FALLBACK_URL("SmsFallbackUrl", "sms_fallback_url"),
    SMS_FALLBACK_METHOD("SmsFallbackMethod", "sms_fallback_method"),
    VOICE_URL("VoiceUrl", "voice_url"),
    VOICE_METHOD("VoiceMethod", "voice_method"),
    VOICE_FALLBACK_URL("VoiceFallbackUrl", "voice_fallback_url"),
    VOICE_FALLBACK_METHOD("VoiceFallbackMethod", "voice_fallback_method"),
    STATUS_CALLBACK("StatusCallback", "status_callback"),
    STATUS_CALLBACK_METHOD("StatusCallbackMethod", "status_callback_method");

    private final String parameter;
    private final String property;

    WebhookField(String parameter, String property) {
        this.parameter = parameter;
        this.property = property;
    }

    /** Returns the name in requests and in Twilio's console, such as {@code SmsUrl}. */
    public String parameter() {
        return parameter;
    }

    String property() {
        return property;
    }
}
