package io.switchboard.gateway.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Decides whether a request target can be passed on as it is. Twilio signs the URL it called byte for byte
 * (<a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>), so a target that
 * another program might read differently, or that leaves the webhooks' paths, is refused rather than repaired.
 */
final class WebhookTarget {

    private static final Pattern DOT_OR_CODE = Pattern.compile("/[.%]");

    private WebhookTarget() {}

    static boolean isClear(String target) {
        return isWhole(target) && !hasDotSegment(pathOf(target));
    }

    /** The target without its query. */
    static String pathOf(String target) {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static boolean isWhole(String target) {
        var url = "http://ingress" + target;
        try {
            var uri = new URI(url);
            return uri.getRawFragment() == null && uri.toASCIIString().equals(url);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Also finds forms that Tomcat would decode to one: percent-encoded dots, and parameters after a semicolon. */
    static boolean hasDotSegment(String rawPath) {
        return DOT_OR_CODE.matcher(rawPath).find()
                && Arrays.stream(rawPath.split("/"))
                        .map(segment -> segment.replaceFirst(";.*", "").replaceAll("(?i)%2e", "."))
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
