package io.switchboard.ingress.signature;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.switchboard.ingress.signature.ReferenceSigner.Pair;
import io.switchboard.ingress.signature.Webhook.Content;

/** Defects of Twilio's own validator (twilio-java 13.0.1), each with the webhooks that show it. */
enum SdkDefect {
    /** It takes one value for each name. */
    REPEATED_NAMES(SdkDefect::hasRepeatedNames),

    /** It expects user and password to be signed. */
    USER_IN_URL(webhook -> !webhook.base().user().isEmpty()),

    /** {@link URI} has no host where there is an underscore, or a letter that is not ASCII, or a top level beginning with a digit. */
    HOST_UNKNOWN_TO_URI(
            webhook -> webhook.otherPort() && hostUnknownToUri(webhook.base().host())),

    /** When it changes the port, it assembles the URL from decoded parts and encodes only few characters again. */
    ESCAPES_LOST(webhook -> webhook.otherPort() && hasLostEscapes(webhook)),

    /** When {@link URI} rejects a character, it can neither change the port nor find the hash of a JSON body. */
    URL_UNKNOWN_TO_URI(
            webhook -> (webhook.otherPort() || webhook.content() instanceof Content.JsonBody) && unknownToUri(webhook)),

    /** It takes port 80 for that of {@code HTTPS}. */
    SCHEME_IN_CAPITALS(webhook -> webhook.otherPort()
            && webhook.base().port().isEmpty()
            && webhook.base().scheme().equalsIgnoreCase("https")
            && !webhook.base().scheme().equals("https")),

    /** It sorts names by UTF-16 unit, so those beyond U+FFFF stand before some that are not. */
    SORTED_BY_UTF_16(SdkDefect::differsInUtf16Order),

    /** It takes the apostrophe of a GET in one way only. */
    APOSTROPHE(webhook -> webhook.otherApostrophes() && query(webhook).matches(".*('|%27).*"));

    /** Of what is decoded, {@link URI} escapes only what is illegal, in capitals. */
    private static final Pattern LOST_ESCAPE =
            Pattern.compile("%(?!0[0-9A-F]|1[0-9A-F]|2[0235]|3[CE]|5[CE]|60|7[BCDF])");

    @SuppressWarnings("ImmutableEnumChecker") // They have no state.
    private final Predicate<Webhook> predicate;

    SdkDefect(Predicate<Webhook> predicate) {
        this.predicate = predicate;
    }

    /** Returns whether the validator rejects this webhook although its signature is valid. */
    boolean refuses(Webhook webhook) {
        return predicate.test(webhook);
    }

    private static boolean hasRepeatedNames(Webhook webhook) {
        var first = new HashMap<String, Pair>();
        return webhook.content() instanceof Content.FormBody form
                && form.pairs().stream()
                        .filter(pair -> !pair.equals(first.computeIfAbsent(pair.name(), name -> pair)))
                        .anyMatch(pair -> !(pair.name() + pair.value()).isEmpty());
    }

    private static boolean hostUnknownToUri(String host) {
        return host.contains("_") || host.chars().anyMatch(character -> character > 127) || host.endsWith(".1c");
    }

    private static boolean hasLostEscapes(Webhook webhook) {
        return LOST_ESCAPE.matcher(webhook.base().prefix() + webhook.target()).find();
    }

    private static boolean unknownToUri(Webhook webhook) {
        try {
            var unused = new URI(webhook.base().called() + webhook.target());
            return false;
        } catch (URISyntaxException e) {
            return true;
        }
    }

    private static boolean differsInUtf16Order(Webhook webhook) {
        if (!(webhook.content() instanceof Content.FormBody form)) {
            return false;
        }
        var names = form.pairs().stream().map(Pair::name).distinct();
        var sorted = form.pairs().stream()
                .map(pair -> new Pair(pair.name(), ""))
                .distinct()
                .sorted()
                .map(Pair::name);
        return !names.sorted(Comparator.naturalOrder()).toList().equals(sorted.toList());
    }

    private static String query(Webhook webhook) {
        var query = webhook.target().indexOf('?');
        return query < 0 ? "" : webhook.target().substring(query).toLowerCase(Locale.ROOT);
    }
}
