package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;

import io.switchboard.benchmarks.load.Requests;

/**
 * One request of the corpus, taken apart.
 *
 * @param authToken what it is signed with
 */
public record Sample(String target, String signature, String body, String authToken) {

    public static final String PUBLIC_URL = "https://hooks.example.com";

    private static final String SIGNATURE = "X-Twilio-Signature: ";

    /** A webhook by the name of its file. */
    public static Sample named(String name) {
        Form form = Form.named(name);
        Template template = new Template("localhost", form.target(), PUBLIC_URL + form.target(), form.parameters());
        Fields fields = new Fields();
        new Sids(7).write(7, fields.value(Blank.SID));
        fields.set(Blank.ACCOUNT, Accounts.hex(7));
        fields.set(Blank.OURS, Accounts.digits(7));
        fields.set(Blank.THEIRS, "15550000007");
        fields.setKey(Fields.key(Accounts.authToken(7)));
        byte[] bytes = new byte[Requests.LONGEST];
        String request = new String(bytes, 0, template.write(fields, bytes), StandardCharsets.US_ASCII);
        int signature = request.indexOf(SIGNATURE) + SIGNATURE.length();
        return new Sample(
                form.target(),
                request.substring(signature, request.indexOf("\r\n", signature)),
                request.substring(request.indexOf("\r\n\r\n") + 4),
                Accounts.authToken(7));
    }
}
