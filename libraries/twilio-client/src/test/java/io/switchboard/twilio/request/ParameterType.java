package io.switchboard.twilio.request;

import java.util.regex.Pattern;

/** The types of parameters in Twilio's API description, as texts. */
enum ParameterType {
    TEXT("(?s).*"),
    BOOLEAN("true|false"),
    INTEGER("-?\\d+"),
    SID("[A-Z]{2}[0-9a-f]{32}"),
    /** Also in the form of another channel: {@code whatsapp:+15005550006}. */
    ADDRESS("([a-z]+:)?\\+[1-9]\\d{1,14}"),
    /** A fragment holds connection overrides; the empty text clears a webhook. */
    URL("(https?://\\S+)?"),
    METHOD("GET|POST"),
    DATE_TIME("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
    DATE("\\d{4}-\\d\\d-\\d\\d"),
    JSON("(?s)\\{.*}"),
    CALL_EVENT("initiated|ringing|answered|completed");

    private final Pattern values;

    ParameterType(String values) {
        this.values = Pattern.compile(values);
    }

    boolean allows(String value) {
        return values.matcher(value).matches();
    }
}
