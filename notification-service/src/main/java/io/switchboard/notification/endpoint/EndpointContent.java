package io.switchboard.notification.endpoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.notification.outbound.OutboundFailure;
import io.switchboard.notification.outbound.OutboundUrl;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The validated content of an endpoint.
 *
 * @param eventTypes {@code ce_type}s in their order, or only {@link EndpointEventTypes#ALL}
 */
record EndpointContent(
        String url, List<String> eventTypes, @Nullable String description) {

    private static final int MOST_TYPES = 100;
    private static final int LONGEST_DESCRIPTION = 200;

    /**
     * Checks all fields.
     *
     * @param guard the reason for which a request to the address would not leave, where there is one
     * @throws ApiProblem naming each field that is wrong
     */
    static EndpointContent of(
            @Nullable String url,
            @Nullable List<@Nullable String> eventTypes,
            @Nullable String description,
            Function<URI, Optional<OutboundFailure>> guard) {
        var problems = new ArrayList<FieldProblem>();
        urlProblem(url, guard).ifPresent(detail -> problems.add(new FieldProblem("url", detail)));
        var types = types(eventTypes, problems);
        var text = description == null || description.isBlank() ? null : description.strip();
        if (text != null && text.codePointCount(0, text.length()) > LONGEST_DESCRIPTION) {
            problems.add(new FieldProblem(
                    "description", "a description has at most " + LONGEST_DESCRIPTION + " characters"));
        }
        if (!problems.isEmpty() || url == null) {
            throw ApiProblem.invalidFields("invalid-webhook-endpoint", problems);
        }
        return new EndpointContent(url.strip(), types, text);
    }

    private static Optional<String> urlProblem(@Nullable String url, Function<URI, Optional<OutboundFailure>> guard) {
        var parsed = OutboundUrl.parse(url == null ? "" : url.strip());
        if (parsed.isEmpty()) {
            return Optional.of("the address must be https://…, without a user, at most 2000 characters");
        }
        return guard.apply(parsed.get())
                .map(refusal -> refusal == OutboundFailure.ADDRESS_REFUSED
                        ? "the address must be https:// and lead to public addresses only"
                        : "the host's name has no address");
    }

    private static List<String> types(@Nullable List<@Nullable String> names, List<FieldProblem> problems) {
        if (names == null || names.isEmpty() || names.size() > MOST_TYPES) {
            problems.add(
                    new FieldProblem("eventTypes", "name 1 to " + MOST_TYPES + " event types, or only \"*\" for all"));
            return List.of();
        }
        var known = names.stream()
                .map(name -> EndpointEventTypes.named(Objects.requireNonNullElse(name, "")))
                .toList();
        for (var index = 0; index < known.size(); index++) {
            if (known.get(index).isEmpty()) {
                problems.add(new FieldProblem(
                        "eventTypes." + index,
                        "there is no event type '" + UnicodeText.bounded(String.valueOf(names.get(index)), 60) + "'"));
            }
        }
        var types = known.stream().flatMap(Optional::stream).distinct().sorted().toList();
        return types.contains(EndpointEventTypes.ALL) ? List.of(EndpointEventTypes.ALL) : types;
    }
}
