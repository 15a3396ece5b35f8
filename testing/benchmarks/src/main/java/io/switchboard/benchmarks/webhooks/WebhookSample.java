package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;

import io.switchboard.benchmarks.load.RequestSource;

/**
 * The parts of a request of the corpus.
 *
 * @param authToken the token that signs it
 */
public record WebhookSample(String target, String signature, String body, String authToken) {

    public static final String PUBLIC_URL = "https://hooks.example.com";

    private static final String SIGNATURE = "X-Twilio-Signature: ";

    /** A webhook by the name of its file. */
    public static WebhookSample named(String name) {
        var form = WebhookForm.named(name);
        var template = new Template("localhost", form.target(), PUBLIC_URL + form.target(), form.parameters());
        var fields = new FieldValues();
        new RunSids(7).write(7, fields.value(TemplateField.SID));
        fields.set(TemplateField.ACCOUNT, Accounts.hex(7));
        fields.set(TemplateField.OURS, Accounts.digits(7));
        fields.set(TemplateField.THEIRS, "15550000007");
        fields.setKey(FieldValues.key(Accounts.authToken(7)));
        var bytes = new byte[RequestSource.LONGEST];
        var request = new String(bytes, 0, template.write(fields, bytes), StandardCharsets.US_ASCII);
        var signature = request.indexOf(SIGNATURE) + SIGNATURE.length();
        return new WebhookSample(
                form.target(),
                request.substring(signature, request.indexOf("\r\n", signature)),
                request.substring(request.indexOf("\r\n\r\n") + 4),
                Accounts.authToken(7));
    }
}
