package io.switchboard.ingress.signature;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

import io.switchboard.ingress.signature.ReferenceSigner.Pair;
import io.switchboard.ingress.signature.Webhook.Content;

/**
 * Says which texts Twilio may have signed, from the configured URL and the request as they were written. Goes another
 * way than the check: it lists all of them, and takes URL and form apart with the JDK's tools and by hand.
 */
final class ReferenceCheck {

    private ReferenceCheck() {}

    static boolean isRight(String baseUrl, String target, Content content, String token, String signature) {
        return texts(baseUrl, target, content).stream()
                .anyMatch(text -> ReferenceSigner.sign(token, text).equals(signature));
    }

    static Set<String> texts(String baseUrl, String target, Content content) {
        var texts = new LinkedHashSet<String>();
        for (var base : bases(baseUrl)) {
            for (var candidate : targets(target, content)) {
                texts.add(ReferenceSigner.text(base + candidate, pairs(content)));
            }
        }
        return texts;
    }

    private static List<String> bases(String url) {
        var scheme = url.substring(0, url.indexOf("://"));
        var rest = url.substring(scheme.length() + 3);
        var slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var path = slash < 0 ? "" : rest.substring(slash);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        var colon = authority.lastIndexOf(':');
        var hasPort = colon > authority.lastIndexOf(']');
        var host = hasPort ? authority.substring(0, colon) : authority;
        var port = hasPort ? authority.substring(colon + 1) : scheme.equalsIgnoreCase("http") ? "80" : "443";
        return List.of(scheme + "://" + host + path, scheme + "://" + host + ":" + port + path);
    }

    private static List<String> targets(String target, Content content) {
        return switch (content) {
            case Content.Nothing get -> apostrophes(target);
            case Content.FormBody form -> List.of(target);
            case Content.JsonBody json -> hasHash(target, json.text()) ? List.of(target) : List.of();
        };
    }

    private static List<String> apostrophes(String target) {
        var query = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
        var path = target.substring(0, query);
        var rest = target.substring(query);
        return List.of(
                target, path + String.join("%27", rest.split("'", -1)), path + String.join("'", rest.split("%27", -1)));
    }

    private static boolean hasHash(String target, String json) {
        var given = new ArrayList<String>();
        var query = target.indexOf('?') < 0 ? "" : target.substring(target.indexOf('?') + 1);
        for (var part : Collections.list(new StringTokenizer(query, "&"))) {
            var parameter = part.toString().split("=", 2);
            if (parameter[0].equals("bodySHA256") && parameter.length == 2) {
                given.add(parameter[1]);
            }
        }
        return !given.isEmpty() && Collections.frequency(given, sha256(json)) == given.size();
    }

    private static List<Pair> pairs(Content content) {
        var pairs = new ArrayList<Pair>();
        if (content instanceof Content.FormBody form) {
            for (var part : Collections.list(new StringTokenizer(form.encoded(), "&"))) {
                var parameter = part.toString().split("=", 2);
                pairs.add(new Pair(decoded(parameter[0]), parameter.length == 2 ? decoded(parameter[1]) : ""));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%064x", new BigInteger(1, hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
