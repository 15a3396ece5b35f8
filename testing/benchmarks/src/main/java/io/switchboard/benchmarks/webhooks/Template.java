package io.switchboard.benchmarks.webhooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A prepared request whose variable fields are filled in for each webhook. All of them have a fixed length and need no
 * escaping, so that they can be written into the request's bytes and into the signed bytes. Not thread-safe.
 */
final class Template {

    private static final int SIGNATURE_LENGTH = 28;
    private static final String SIGNATURE = "?".repeat(SIGNATURE_LENGTH);

    private final byte[] request;
    private final byte[] signed;
    private final FieldOffsets inRequest;
    private final FieldOffsets inSigned;
    private final int signature;

    /**
     * Prepares the request.
     *
     * @param called the value of the Host header
     * @param target the target in the request line
     * @param signedUrl the URL that Twilio signs, before the parameters
     * @param form values may hold {@code {sid}}, {@code {account}}, {@code {ours}} and {@code {theirs}}
     */
    Template(String called, String target, String signedUrl, Map<String, String> form) {
        var parameters = new TreeMap<String, String>(form);
        var text = new StringBuilder(TemplateField.mark(signedUrl));
        parameters.forEach((name, value) -> text.append(name).append(TemplateField.mark(value)));
        this.signed = text.toString().getBytes(StandardCharsets.UTF_8);
        this.inSigned = FieldOffsets.in(signed);
        this.request =
                request(called, TemplateField.mark(target), encoded(form)).getBytes(StandardCharsets.US_ASCII);
        this.inRequest = FieldOffsets.in(request);
        this.signature = new String(request, StandardCharsets.US_ASCII).indexOf(SIGNATURE);
    }

    /** Writes the request and returns its length. */
    int write(FieldValues fields, byte[] to) {
        inSigned.fill(signed, fields);
        System.arraycopy(request, 0, to, 0, request.length);
        inRequest.fill(to, fields);
        var mac = fields.mac();
        mac.update(signed);
        System.arraycopy(Base64.getEncoder().encode(mac.doFinal()), 0, to, signature, SIGNATURE_LENGTH);
        return request.length;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(TemplateField.mark(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String request(String host, String target, String body) {
        return String.join(
                "\r\n",
                "POST " + target + " HTTP/1.1",
                "Host: " + host,
                "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
                "Content-Length: " + body.length(),
                "X-Twilio-Signature: " + SIGNATURE,
                "I-Twilio-Idempotency-Token: 5a1c0f52-7f6b-4c5e-9b0e-5d1a3f2b7c90",
                "X-Home-Region: us1",
                "Accept: */*",
                "Connection: keep-alive",
                "User-Agent: TwilioProxy/1.1",
                "",
                body);
    }
}
