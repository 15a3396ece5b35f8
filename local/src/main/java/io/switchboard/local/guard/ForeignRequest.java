package io.switchboard.local.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Recognises requests for another host name, and requests that a web page of another origin causes a browser to send.
 * Every web page that is open on a developer's machine can reach every port there.
 *
 * @param status 421 for another host name, 403 for another origin
 * @param slug the last part of the problem's type
 * @param detail explains how to allow it
 */
public record ForeignRequest(int status, String slug, String detail) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * Returns the reason to reject the request, if there is one.
     *
     * @param headers the values of a header, none for one that is missing
     * @param otherOrigin whether a page of this other origin may send it nevertheless
     */
    public static Optional<ForeignRequest> in(
            String method, Function<String, List<String>> headers, OwnAddresses own, Predicate<String> otherOrigin) {
        var hosts = headers.apply("Host");
        if (hosts.size() != 1 || !own.includesHost(hosts.getFirst())) {
            return Optional.of(new ForeignRequest(
                    421,
                    "foreign-host",
                    "This answers as localhost:%d only. Name further hosts in SWITCHBOARD_ALLOWED_HOSTS, my-machine:%d for example."
                            .formatted(own.port(), own.port())));
        }
        return isOfAnotherPage(method, headers, own, otherOrigin)
                ? Optional.of(
                        new ForeignRequest(
                                403,
                                "foreign-origin",
                                "A web page of another origin may not use this. If the page is yours, name its host in SWITCHBOARD_ALLOWED_HOSTS."))
                : Optional.empty();
    }

    private static boolean isOfAnotherPage(
            String method, Function<String, List<String>> headers, OwnAddresses own, Predicate<String> otherOrigin) {
        var origins = headers.apply("Origin");
        if (!origins.isEmpty()) {
            return !origins.stream().allMatch(origin -> own.includesOrigin(origin) || otherOrigin.test(origin));
        }
        return isFetchedByAnotherPage(method, headers) || isLinkedFromAnotherPage(method, headers, own);
    }

    /** Returns whether a page loads something from here; a person may follow a link or a redirect. */
    private static boolean isFetchedByAnotherPage(String method, Function<String, List<String>> headers) {
        var isOwn = headers.apply("Sec-Fetch-Site").stream()
                .allMatch(site -> site.equals("same-origin") || site.equals("none"));
        var isFollowedLink = method.equals("GET")
                && headers.apply("Sec-Fetch-Mode").contains("navigate")
                && headers.apply("Sec-Fetch-Dest").contains("document");
        return !isOwn && !isFollowedLink;
    }

    /** Checks the {@code Referer}, for browsers that send no {@code Origin} with a form. */
    private static boolean isLinkedFromAnotherPage(
            String method, Function<String, List<String>> headers, OwnAddresses own) {
        return !SAFE.contains(method) && !headers.apply("Referer").stream().allMatch(own::includesPage);
    }
}
