package io.switchboard.gateway.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Finds the webhooks among all requests by the letters of their target, which Twilio sends as they are configured. A path
 * with an encoded letter before its wildcard is no webhook, and so needs a login as every other request.
 */
@Component
final class WebhookPaths {

    private static final String BELOW = "/**";

    private final List<String> all;
    private final List<String> calls;

    WebhookPaths(WebhookSettings settings) {
        all = settings.paths();
        calls = settings.callPaths();
        all.forEach(WebhookPaths::check);
        calls.forEach(WebhookPaths::check);
    }

    /** Returns the road of a request target, or null when it is no webhook. */
    @Nullable
    WebhookRoad roadOf(String target) {
        if (!matches(all, target)) {
            return null;
        }
        return matches(calls, target) ? WebhookRoad.CALLS : WebhookRoad.TEXTS;
    }

    private static boolean matches(List<String> patterns, String target) {
        for (var pattern : patterns) {
            if (matches(pattern, target)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String target) {
        var isPrefix = pattern.endsWith(BELOW);
        var length = isPrefix ? pattern.length() - BELOW.length() : pattern.length();
        if (!target.regionMatches(0, pattern, 0, length)) {
            return false;
        }
        return target.length() == length || target.charAt(length) == '?' || (isPrefix && target.charAt(length) == '/');
    }

    private static void check(String pattern) {
        var path = pattern.endsWith(BELOW) ? pattern.substring(0, pattern.length() - BELOW.length()) : pattern;
        Assert.isTrue(
                path.startsWith("/") && path.length() > 1 && !path.contains("*"),
                () -> "switchboard.webhooks: neither a path nor a path that ends in /**: " + pattern);
    }
}
