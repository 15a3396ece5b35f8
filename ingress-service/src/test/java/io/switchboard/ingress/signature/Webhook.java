package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.signature.ReferenceSigner.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A request as Twilio may make it.
 *
 * @param target as Twilio wrote it, which need not be ASCII
 * @param otherPort whether Twilio signed the URL the other way regarding the port than it is configured
 * @param otherApostrophes whether the apostrophes in the query were written differently when it was signed
 */
record Webhook(Base base, String target, Content content, String token, boolean otherPort, boolean otherApostrophes) {

    /**
     * A public URL in its parts.
     *
     * @param user with its {@code @}, or empty
     * @param port with its colon, or empty
     * @param prefix the path, without a slash at its end
     * @param slashes what stands at the end of it all the same
     */
    record Base(String scheme, String user, String host, String port, String prefix, String slashes) {

        String configured() {
            return called() + slashes;
        }

        /** The text before the target for a reader that takes the configured URL literally. */
        String called() {
            return scheme + "://" + user + host + port + prefix;
        }

        private String signed(boolean otherPort) {
            var standard = scheme.toLowerCase(Locale.ROOT).equals("https") ? ":443" : ":80";
            var other = port.isEmpty() ? standard : "";
            return scheme + "://" + host + (otherPort ? other : port) + prefix;
        }
    }

    sealed interface Content {

        /** A GET. */
        record Nothing() implements Content {}

        /**
         * A form.
         *
         * @param encoded the pairs as they are sent
         */
        record FormBody(List<Pair> pairs, String encoded) implements Content {}

        record JsonBody(String text) implements Content {}
    }

    /** The signature that Twilio sends with it. */
    String signature() {
        return ReferenceSigner.sign(token, signedText());
    }

    String signedText() {
        var signedTarget = target;
        var query = target.indexOf('?');
        if (otherApostrophes && query >= 0) {
            var rest = target.substring(query);
            var other = rest.contains("'") ? rest.replace("'", "%27") : rest.replace("%27", "'");
            signedTarget = target.substring(0, query) + other;
        }
        List<Pair> pairs = content instanceof Content.FormBody form ? form.pairs() : List.of();
        return ReferenceSigner.text(base.signed(otherPort) + signedTarget, pairs);
    }

    /** The request as the container and the parser see it. */
    SignedRequest received() {
        var raw = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return switch (content) {
            case Content.Nothing get -> new SignedRequest.Get(raw);
            case Content.FormBody form -> new SignedRequest.FormPost(raw, parsed(form.encoded()));
            case Content.JsonBody json ->
                new SignedRequest.JsonPost(raw, json.text().getBytes(StandardCharsets.UTF_8));
        };
    }

    Webhook withBase(Base other) {
        return new Webhook(other, target, content, token, otherPort, otherApostrophes);
    }

    Webhook withContent(Content other) {
        return new Webhook(base, target, other, token, otherPort, otherApostrophes);
    }

    Webhook withTarget(String other) {
        return new Webhook(base, other, content, token, otherPort, otherApostrophes);
    }

    Webhook withToken(String other) {
        return new Webhook(base, target, content, other, otherPort, otherApostrophes);
    }

    boolean isAccepted(String signature) {
        return check(null).signedFor(signature, List.of(token), received()).isPresent();
    }

    SignatureCheck check(@Nullable Base next) {
        return new SignatureCheck(new PublicUrls(base.configured(), next == null ? "" : next.configured()));
    }

    private static FormParameters parsed(String encoded) {
        try {
            return FormParameters.parse(encoded.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedForm e) {
            throw new IllegalArgumentException(encoded, e);
        }
    }
}
