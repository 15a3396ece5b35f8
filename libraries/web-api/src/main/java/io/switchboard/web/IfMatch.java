package io.switchboard.web;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Holds the value of a request's header {@code If-Match}: the revisions of a resource that the request may change. A handler
 * takes it as an argument; where the header is absent, every revision may be changed and the last change wins.
 *
 * @param tags the entity tags that the header lists, with their quotes; null for every revision
 */
public record IfMatch(@Nullable Set<String> tags) {

    /** The header's name. */
    public static final String HEADER = "If-Match";

    /** Stands for every revision. */
    public static final IfMatch ANY = new IfMatch(null);

    private static final int LONGEST = 1000;
    private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");

    public IfMatch {
        tags = tags == null ? null : Set.copyOf(tags);
    }

    /**
     * Reads the header; none, and {@code *}, stand for every revision.
     *
     * @throws ApiProblem when the header is not a list of entity tags
     */
    public static IfMatch parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        if (header.length() > LONGEST) {
            throw invalid();
        }
        var tags = Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw invalid();
        }
        return new IfMatch(tags);
    }

    /** The entity tag of a revision. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /** Returns whether the request may change this revision. A weak tag allows none, as RFC 9110 demands. */
    public boolean allows(long revision) {
        return tags == null || tags.contains(tag(revision));
    }

    /**
     * Refuses to change another revision than the ones that the request names.
     *
     * @param revision the present revision
     * @param current the present state, as the API shows it
     * @throws ApiProblem 412 with {@code current}
     */
    public void require(long revision, Object current) {
        if (!allows(revision)) {
            throw ApiProblem.outdated(revision, current);
        }
    }

    private static ApiProblem invalid() {
        return ApiProblem.invalid(
                "invalid-if-match", HEADER + " must be an ETag of the resource in quotes, such as \"3\", or *.");
    }
}
