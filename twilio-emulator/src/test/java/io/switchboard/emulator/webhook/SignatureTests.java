package io.switchboard.emulator.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The vectors are those of the official SDKs' own tests, with the token 12345. */
class SignatureTests {
    private static final String PATH = "://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String HTTPS = "https" + PATH;
    private static final Map<String, String> CALL = Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675309",
            "Digits", "1234",
            "From", "+14158675309",
            "To", "+18005551212");
    private static final String BODY_SHA256 = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    static Stream<Arguments> vectors() {
        return Stream.of(
                arguments(HTTPS, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments(HTTPS.replace(".com", ".com:443"), CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
                arguments(HTTPS.replace(".com", ".com:1234"), CALL, "CYn1h0gLBdNxDGkKJg6hYohgeD8="),
                arguments("http://mycompany.com:80/myapp.php?foo=1&bar=2", CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
                arguments("http://mycompany.com:1234/myapp.php?foo=1&bar=2", CALL, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
                arguments(HTTPS, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                arguments("https://mycompany.com/myapp.php", CALL, "1xaxFBvyzXYvWplzNOSs28HWO94="),
                arguments(
                        HTTPS + "&type=thiswontbeusedinthesignaturegeneratorandsoshouldbeignored",
                        CALL,
                        "hYkNsTBttoNGkyCS0p+wWmQoRTg="),
                arguments(
                        HTTPS,
                        Map.of(
                                "Message", "Hello & goodbye! @#$%^*()",
                                "From", "+1 (415) 867-5309",
                                "Special", "unicode: ñáéíóú"),
                        "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                arguments(
                        HTTPS,
                        Map.of("Digits", "", "CallSid", "CA1234567890ABCDE", "EmptyParam", ""),
                        "9HHp/OqQMEwdrVebHDdA/+tqjX8="),
                arguments(
                        HTTPS,
                        Map.of("Digits", "", "CallSid", "CA1234567890ABCDE", "NullParam", ""),
                        "L9lTTwIlxM1xGAtLRwhOSZggRhM="),
                arguments(
                        HTTPS,
                        Map.of("Zebra", "last", "Alpha", "first", "Beta", "second", "Gamma", "third"),
                        "enveUe73ZTVLAekHxez3Qx6JuuQ="),
                arguments(
                        HTTPS,
                        Map.of("callSid", "lowercase", "CallSid", "uppercase", "CALLSID", "allcaps"),
                        "jDK7WKT8wiNrwggd4ceTv4e1MJ4="),
                arguments(HTTPS + "&bodySHA256=" + BODY_SHA256, Map.of(), "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments(
                        "https://mycompany.com/myapp.php?bodySHA256=" + BODY_SHA256,
                        Map.of(),
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                arguments(HTTPS + "&Body=It%27s+amazing", CALL, "TfZzewPq8wqrGlMfyAud8+/IvJ0="),
                arguments(HTTPS, with(CALL, "Participant", "test"), "vOEb5UThFn24KEfnOFLQY2AE5FY="),
                arguments("http" + PATH, with(CALL, "Participant", "test"), "n2xBNyzSW7rfYStDtOFiFMv7qNo="),
                arguments(HTTPS, Map.of("property", "value", "boolean", "true"), "NBdBDr/T/lgjI+tlgpXjKZQZs/k="),
                arguments("http://MyCompany.com/myapp.php?foo=1&bar=2", CALL, "XY7AlKOKL6im4yWyX84gldUrtis="));
    }

    private static Map<String, String> with(Map<String, String> parameters, String reason, String conferenceEnded) {
        var extended = new HashMap<>(parameters);
        extended.put("Reason", reason);
        extended.put("ReasonConferenceEnded", conferenceEnded);
        return extended;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheOfficialSdksDo(String url, Map<String, String> parameters, String signature) {
        var form = new LinkedMultiValueMap<String, String>();
        parameters.forEach(form::add);

        assertThat(Signature.of(url, form, "12345")).isEqualTo(signature);
    }

    @Test
    void signsRepeatedParametersOncePerDistinctValueInOrder() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("Sid", "CA123");
        form.add("SidAccount", "AC123");
        form.addAll("Digits", List.of("5678", "1234", "1234"));

        assertThat(Signature.of(HTTPS, form, "12345")).isEqualTo("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
    }

    @ParameterizedTest
    @MethodSource("ports")
    void keepsThePortForMessagesAndDropsItForVoiceOverHttps(Webhook.Kind kind, String url, String signedUrl) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("From", "+15551234567");

        assertThat(WebhookTarget.of(url, "POST", form).signature(kind, "12345"))
                .isEqualTo(Signature.of(signedUrl, form, "12345"));
    }

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments(Webhook.Kind.MESSAGE, "https://a.example:8443/x", "https://a.example:8443/x"),
                arguments(Webhook.Kind.MESSAGE, "https://user:pass@a.example/x#rc=2", "https://a.example/x"),
                arguments(Webhook.Kind.VOICE, "https://a.example:8443/x?a=b%2Fc", "https://a.example/x?a=b%2Fc"),
                arguments(Webhook.Kind.RECORDING_STATUS, "https://a.example:8443/x", "https://a.example/x"),
                arguments(Webhook.Kind.CONVERSATION, "https://a.example:8443/x", "https://a.example:8443/x"),
                arguments(Webhook.Kind.VOICE, "http://a.example:8080/x", "http://a.example:8080/x"));
    }
}
