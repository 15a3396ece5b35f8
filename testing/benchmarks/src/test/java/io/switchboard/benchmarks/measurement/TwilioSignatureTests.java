package io.switchboard.benchmarks.measurement;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Vectors of Twilio's own libraries: https://github.com/twilio/twilio-java, {@code RequestValidatorTest}. */
class TwilioSignatureTests {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String TOKEN = "12345";

    @Test
    void signsUrlAndFormAsTwilioDoes() {
        var form = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212");

        assertThat(TwilioSignature.of(URL, form, TOKEN)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void signsWhatIsDecodedInUtf8() {
        var form = Map.of(
                "Message", "Hello & goodbye! @#$%^*()",
                "From", "+1 (415) 867-5309",
                "Special", "unicode: ñáéíóú");

        assertThat(TwilioSignature.of(URL, form, TOKEN)).isEqualTo("dCPiR4WtQ6QFN6pJh81CtlCcWLQ=");
    }
}
