package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.signature.PublicUrls.BaseUrl;
import io.switchboard.ingress.signature.SignedRequest.FormPost;
import io.switchboard.ingress.signature.SignedRequest.Get;
import io.switchboard.ingress.signature.SignedRequest.JsonPost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The vectors are those of Twilio's own libraries; each names the libraries whose tests hold it. */
class SignatureCheckTests {

    private static final String TOKEN = "12345";
    private static final String CALL =
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234" + "&From=%2B14158675309&To=%2B18005551212";
    private static final String BAR = "/myapp.php?foo=1&bar=2";
    private static final String HOST = "https://mycompany.com";
    private static final String U = HOST + BAR;
    private static final String H1 = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final String J1 = "{\"property\": \"value\", \"boolean\": true}";
    private static final String H2 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    static List<Arguments> vectors() {
        return List.of(
                arguments("V1 Java Node Python Ruby PHP C#", U, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                arguments("V2 the same six", HOST + ":443" + BAR, CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
                arguments("V3 C#", HOST + ":1234" + BAR, CALL, "CYn1h0gLBdNxDGkKJg6hYohgeD8="),
                arguments("V4 six", "http://mycompany.com:80" + BAR, CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
                arguments("V5 six", "http://mycompany.com:1234" + BAR, CALL, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
                arguments("V6 Java, no parameters", U, "", "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                arguments("V7 Java", HOST + "/myapp.php", CALL, "1xaxFBvyzXYvWplzNOSs28HWO94="),
                arguments(
                        "V8 Java, the query is signed",
                        U + "&type=thiswontbeusedinthesignaturegeneratorandsoshouldbeignored",
                        CALL,
                        "hYkNsTBttoNGkyCS0p+wWmQoRTg="),
                arguments(
                        "V10 Java, special characters",
                        U,
                        "Message=Hello+%26+goodbye%21+%40%23%24%25%5E*%28%29&From=%2B1+%28415%29+867-5309"
                                + "&Special=unicode%3A+%C3%B1%C3%A1%C3%A9%C3%AD%C3%B3%C3%BA",
                        "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                arguments(
                        "V11 Java, empty values",
                        U,
                        "Digits=&CallSid=CA1234567890ABCDE&EmptyParam=",
                        "9HHp/OqQMEwdrVebHDdA/+tqjX8="),
                arguments(
                        "V12 Java, no values",
                        U,
                        "Digits&CallSid=CA1234567890ABCDE&NullParam",
                        "L9lTTwIlxM1xGAtLRwhOSZggRhM="),
                arguments(
                        "V13 Java, sorted by name",
                        U,
                        "Zebra=last&Alpha=first&Beta=second&Gamma=third",
                        "enveUe73ZTVLAekHxez3Qx6JuuQ="),
                arguments(
                        "V15 Java, case matters",
                        U,
                        "callSid=lowercase&CallSid=uppercase&CALLSID=allcaps",
                        "jDK7WKT8wiNrwggd4ceTv4e1MJ4="),
                arguments("V17 all seven, JSON", U + "&bodySHA256=" + H1, "", "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments(
                        "V18 Java Node Ruby Go C#, JSON",
                        HOST + "/myapp.php?bodySHA256=" + H1,
                        "",
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                arguments(
                        "V19 Node, JSON",
                        HOST + ":443" + BAR + "&bodySHA256=" + H2,
                        "",
                        "Ldidvp12m26NI7eqEvxnEpkd9Hc="),
                arguments("V20 JSON", U + "&bodySHA256=" + H2, "", "rw/jVviOgicj2+kHZULvebnA4ag="),
                arguments(
                        "V21 Node Python PHP, repeats",
                        U,
                        "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234",
                        "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
                arguments("V23 Node", U + "&Body=It%27s+amazing", CALL, "TfZzewPq8wqrGlMfyAud8+/IvJ0="),
                arguments(
                        "V25 Go, by name and not by name and value",
                        U,
                        CALL + "&ReasonConferenceEnded=test&Reason=Participant",
                        "vOEb5UThFn24KEfnOFLQY2AE5FY="),
                arguments(
                        "V26 Go",
                        "http://mycompany.com" + BAR,
                        CALL + "&ReasonConferenceEnded=test&Reason=Participant",
                        "n2xBNyzSW7rfYStDtOFiFMv7qNo="),
                arguments("V28 Go", U, "property=value&boolean=true", "NBdBDr/T/lgjI+tlgpXjKZQZs/k="),
                arguments(
                        "V31 C#, host as written", "http://MyCompany.com" + BAR, CALL, "XY7AlKOKL6im4yWyX84gldUrtis="),
                arguments(
                        "V32 Twilio's documentation",
                        "https://example.com" + BAR,
                        CALL.replace("5309", "5310"),
                        "L/OH5YylLD5NRKLltdqwSvS0BnU="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agreesWithTwiliosLibraries(String vector, String url, String form, String signature) throws MalformedForm {
        assertThat(isSigned(url, form, signature)).isTrue();
        assertThat(isSigned(url + "x", form, signature)).isFalse();
        assertThat(isSigned(url, form + "&X=", signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSOYDt4T1cUTdK1PDd93/VVr8B8=", "kvajT1Ptam85bY51eRf/AJRuM3w="})
    void acceptsTheUrlWithAndWithoutPort(String signature) throws MalformedForm {
        assertThat(isSigned(U, CALL, signature)).isTrue();
        assertThat(isSigned(HOST + ":443" + BAR, CALL, signature)).isTrue();
    }

    /** Some libraries' tests sign user and password; Twilio does not, and so we strip them. */
    @ParameterizedTest
    @CsvSource({
        "https://user:pass@mycompany.com, RSOYDt4T1cUTdK1PDd93/VVr8B8=, true",
        "https://user:pass@mycompany.com, kvajT1Ptam85bY51eRf/AJRuM3w=, true",
        "https://user:pass@mycompany.com, CukzLTc1tT5dXEDIHm/tKBanW10=, false",
        "https://user:pass@mycompany.com:443, RSOYDt4T1cUTdK1PDd93/VVr8B8=, true",
        "https://user:pass@mycompany.com:443, ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=, false",
        "https://user@mycompany.com, RSOYDt4T1cUTdK1PDd93/VVr8B8=, true",
        "https://user@mycompany.com, 2YRLlVAflCqxaNicjMpJcSTgzSs=, false",
        "https://user@mycompany.com:443, aZfj4hyX1MLZhSS6QIL18Vn2/RA=, false",
        "http://username:password@MyCompany.com, XY7AlKOKL6im4yWyX84gldUrtis=, true",
        "http://username:password@MyCompany.com, PJ08CxXr7KLPjEQCTc8LkUSMwSM=, false",
        "HTTP://username:password@MyCompany.com, hy/l8pca+LFms4cvRdv8uiP6NGc=, false",
        "http://Username:Password@MyCompany.com, SkTSKyDJH9kUlhItI0slbgZ1UsI=, false"
    })
    void neverSignsUserAndPassword(String baseUrl, String signature, boolean right) throws MalformedForm {
        assertThat(check(baseUrl)
                        .signedFor(signature, List.of(TOKEN), new FormPost(BAR, form(CALL)))
                        .isPresent())
                .isEqualTo(right);
    }

    /** Defects of Twilio's own validator for Java 13.0.1. */
    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com, https://mycompany.com:443, /x?a=%2B&b=%26",
        "https://mycompany.com:8443, https://mycompany.com, /x?a=%2B&b=%26%2F%20+",
        "https://my_company.com, https://my_company.com:443, /x",
        "http://[::1]:8080, http://[::1], /x",
        "https://u:p@mycompany.com, https://mycompany.com, /x?",
        "https://mycompany.com/twilio/, https://mycompany.com/twilio, /x",
    })
    void acceptsSignaturesThatTwiliosOwnValidatorRejects(String configured, String signed, String target)
            throws MalformedForm {
        var signature = ReferenceSigner.sign(TOKEN, signed + target, Map.of("Body", List.of("Hi")));

        assertThat(check(configured).signedFor(signature, List.of(TOKEN), new FormPost(target, form("Body=Hi"))))
                .isPresent();
    }

    @Test
    void sortsByCodePointAndDropsEqualRepeats() throws MalformedForm {
        var parameters = Map.of("👋", List.of("b", "a", "👋", "～", "a"), "～", List.of(""), "a", List.of(" x "));
        var signature = ReferenceSigner.sign("tøken", U, parameters);

        var checked = check(HOST)
                .signedFor(
                        signature,
                        List.of("other", "tøken"),
                        new FormPost(BAR, form("👋=b&👋=a&👋=👋&👋=～&～=&👋=a&a=+x+")))
                .isPresent();

        assertThat(checked).isTrue();
    }

    @Test
    void signsTheTargetByteForByte() throws MalformedForm {
        var signature = ReferenceSigner.sign(TOKEN, HOST + "/x?q=é", Map.of());
        var oneCharacterPerByte = new String("/x?q=é".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(check(HOST)
                        .signedFor(signature, List.of(TOKEN), new FormPost(oneCharacterPerByte, form("")))
                        .isPresent())
                .isTrue();
    }

    @Test
    void findsTheTokenAmongCurrentAndPrevious() throws MalformedForm {
        var signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

        assertThat(check(HOST)
                        .signedFor(signature, List.of("current", TOKEN), new FormPost(BAR, form(CALL)))
                        .isPresent())
                .isTrue();
        assertThat(check(HOST)
                        .signedFor(signature, List.of("current"), new FormPost(BAR, form(CALL)))
                        .isPresent())
                .isFalse();
        assertThat(check(HOST)
                        .signedFor(signature, List.of(), new FormPost(BAR, form(CALL)))
                        .isPresent())
                .isFalse();
    }

    @Test
    void anEmptyTokenSignsNothing() throws MalformedForm {
        assertThat(check(HOST)
                        .signedFor("RSOYDt4T1cUTdK1PDd93/VVr8B8=", List.of("", "x"), new FormPost(BAR, form(CALL)))
                        .isPresent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "=",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8",
                " RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                "rsoydt4t",
                "ÿ",
                "👋"
            })
    void rejectsOtherSignatures(String signature) throws MalformedForm {
        assertThat(isSigned(U, CALL, signature)).isFalse();
    }

    static List<Arguments> jsonVectors() {
        return List.of(
                arguments("V17 all seven", U + "&bodySHA256=" + H1, J1, "a9nBmqA0ju/hNViExpshrM61xv4="),
                arguments(
                        "V18 Java Node Ruby Go C#",
                        HOST + "/myapp.php?bodySHA256=" + H1,
                        J1,
                        "y77kIzt2vzLz71DgmJGsen2scGs="),
                arguments("V19 Node", HOST + ":443" + BAR + "&bodySHA256=" + H2, "{}", "Ldidvp12m26NI7eqEvxnEpkd9Hc="),
                arguments("V19 Node, as listed", U + "&bodySHA256=" + H2, "{}", "Ldidvp12m26NI7eqEvxnEpkd9Hc="),
                arguments("V20", U + "&bodySHA256=" + H2, "{}", "rw/jVviOgicj2+kHZULvebnA4ag="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonVectors")
    void agreesWithTwiliosLibrariesAboutJson(String vector, String url, String json, String signature) {
        assertThat(isSignedJson(url, json, signature)).isTrue();
        assertThat(isSignedJson(url, json + " ", signature)).isFalse();
        assertThat(isSignedJson(url + "&x", json, signature)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/x, false",
        "/x?, false",
        "/x?bodySHA256, false",
        "/x?bodySHA256=, false",
        "/x?bodySHA256=<hash>, true",
        "/x?a&bodySHA256=<hash>&b, true",
        "/x?bodySHA256=<hash>&bodySHA256=<hash>, true",
        "/x?bodySHA256=<hash>&bodySHA256=44, false",
        "/x?bodySHA256=44&bodySHA256=<hash>, false",
        "/x?bodySHA256=<hash>0, false",
        "/x?bodysha256=<hash>, false",
        "/x?xbodySHA256=<hash>, false",
        "/bodySHA256=<hash>, false",
        "/bodySHA256=<hash>?, false"
    })
    void needsTheHashOfAJsonBodyInTheQuery(String pattern, boolean right) {
        var target = pattern.replace("<hash>", H2);
        var signature = ReferenceSigner.sign(TOKEN, HOST + target, Map.of());

        assertThat(isSignedJson(HOST + target, "{}", signature)).isEqualTo(right);
    }

    @Test
    void acceptsTheHashOfAJsonBodyInLowerCaseOnly() {
        var target = "/x?bodySHA256=" + H2.toUpperCase(Locale.ROOT);
        var signature = ReferenceSigner.sign(TOKEN, HOST + target, Map.of());

        assertThat(isSignedJson(HOST + target, "{}", signature)).isFalse();
    }

    @Test
    void aHashInTheQueryOfAFormIsIgnored() throws MalformedForm {
        var target = "/x?bodySHA256=" + H1;
        var signature = ReferenceSigner.sign(TOKEN, HOST + target, Map.of("Body", List.of("Hi")));

        assertThat(isSigned(HOST + target, "Body=Hi", signature)).isTrue();
        assertThat(isSigned(HOST + target, "Body=Ho", signature)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/x?Body=It's+Bob's, /x?Body=It%27s+Bob%27s",
                "/x?Body=It%27s+Bob%27s, /x?Body=It's+Bob's",
                "/x?Body=It%27s+Bob's, /x?Body=It's+Bob's",
                "/x?Body=It's+Bob%27s, /x?Body=It%27s+Bob%27s",
                "/x'y?Body=It's, /x'y?Body=It%27s",
                "/x?Body=It's, /x?Body=It's"
            })
    void acceptsEitherEncodingOfAnApostropheInAGet(String called, String signed) throws MalformedForm {
        var signature = ReferenceSigner.sign(TOKEN, HOST + signed, Map.of());

        assertThat(check(HOST).signedFor(signature, List.of(TOKEN), new Get(called)))
                .isPresent();
        assertThat(isSigned(HOST + called, "", signature)).isEqualTo(called.equals(signed));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"/x'y, /x%27y", "/x'y?a, /x%27y?a", "/x?a=%2527, /x?a=%25'", "/x?a=%22, /x?a=\""})
    void acceptsNoOtherEncodingInAGet(String called, String signed) {
        var signature = ReferenceSigner.sign(TOKEN, HOST + signed, Map.of());

        assertThat(check(HOST).signedFor(signature, List.of(TOKEN), new Get(called)))
                .isEmpty();
    }

    @Test
    void aGetIsSignedOverItsTargetOnly() {
        assertThat(check(HOST).signedFor("zYQTYrRWXE7LtzbG4PfP7/bkkGo=", List.of(TOKEN), new Get(BAR)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://old.example, CURRENT",
        "https://old.example:443, CURRENT",
        "https://new.example/hooks, NEXT",
        "https://new.example:443/hooks, NEXT",
        "https://new.example,",
        "https://other.example,"
    })
    void returnsTheUrlOfTheSignatureWhileNumbersMove(String baseUrl, @Nullable BaseUrl expected) throws MalformedForm {
        var check = new SignatureCheck(new PublicUrls("https://old.example", "https://new.example/hooks"));
        var signature = ReferenceSigner.sign(TOKEN, baseUrl + "/x", Map.of("Body", List.of("Hi")));

        var signedFor = check.signedFor(signature, List.of(TOKEN), new FormPost("/x", form("Body=Hi")));

        assertThat(signedFor).isEqualTo(Optional.ofNullable(expected));
    }

    private static boolean isSigned(String url, String form, String signature) throws MalformedForm {
        var path = url.indexOf('/', "https://".length());
        return check(url.substring(0, path))
                .signedFor(signature, List.of(TOKEN), new FormPost(url.substring(path), form(form)))
                .isPresent();
    }

    private static SignatureCheck check(String baseUrl) {
        return new SignatureCheck(new PublicUrls(baseUrl, ""));
    }

    private static FormParameters form(String encoded) throws MalformedForm {
        return FormParameters.parse(encoded.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSignedJson(String url, String json, String signature) {
        var path = url.indexOf('/', "https://".length());
        var post = new JsonPost(url.substring(path), json.getBytes(StandardCharsets.UTF_8));
        return check(url.substring(0, path))
                .signedFor(signature, List.of(TOKEN), post)
                .isPresent();
    }
}
