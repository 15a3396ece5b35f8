package io.switchboard.emulator.setup;

import java.net.URI;
import java.util.List;

import io.switchboard.emulator.event.ConversationsHook;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that changes a webhook of Conversations; an empty text clears a URL, and the list of events.
 * Twilio's documents do not say how that list is cleared.
 */
record ConversationsHookForm(
        @Nullable String method,
        @Nullable List<String> filters,
        @Nullable String preUrl,
        @Nullable String postUrl,
        @Nullable String target) {
    private static final int INVALID = 20001;

    static ConversationsHookForm of(HttpServletRequest request) {
        var filters = request.getParameterValues("Filters");
        return new ConversationsHookForm(
                        request.getParameter("Method"),
                        filters == null ? null : List.of(filters).equals(List.of("")) ? List.of() : List.of(filters),
                        request.getParameter("PreWebhookUrl"),
                        request.getParameter("PostWebhookUrl"),
                        request.getParameter("Target"))
                .validated();
    }

    private ConversationsHookForm validated() {
        require(method == null || List.of("GET", "POST").contains(method), "Method must be GET or POST");
        require(filters == null || ConversationsHook.EVENTS.containsAll(filters), "Filters has an unknown event");
        require(isUrl(preUrl), "PreWebhookUrl must be a URL");
        require(isUrl(postUrl), "PostWebhookUrl must be a URL");
        require(target == null || List.of("webhook", "flex").contains(target), "Target must be webhook or flex");
        return this;
    }

    private static void require(boolean isValid, String message) {
        if (!isValid) {
            throw TwilioError.badRequest(INVALID, message);
        }
    }

    static boolean isUrl(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return true;
        }
        try {
            var url = URI.create(text);
            return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    ConversationsHook applyTo(ConversationsHook now) {
        return new ConversationsHook(
                method == null ? now.method() : method,
                filters == null ? now.filters() : filters,
                preUrl == null ? now.preUrl() : preUrl,
                postUrl == null ? now.postUrl() : postUrl,
                target == null ? now.target() : target);
    }
}
