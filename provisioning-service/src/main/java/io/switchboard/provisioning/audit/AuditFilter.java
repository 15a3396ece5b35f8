package io.switchboard.provisioning.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.RequestTime;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a request for entries.
 *
 * @param tenant whose entries; null for those of all tenants
 * @param terms all of them must be among the terms of an entry
 * @param from the earliest time; null for any
 * @param to the end of the times, exclusive; null for any
 */
record AuditFilter(
        @Nullable TenantId tenant,
        List<String> terms,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final int LONGEST = 500;
    private static final Set<String> OUTCOMES = Set.of("succeeded", "failed");

    AuditFilter {
        terms = List.copyOf(terms);
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiProblem.invalid("invalid-range", "'from' must be before 'to'.");
        }
    }

    /** All entries of a tenant, or of all, within these times. */
    static AuditFilter within(@Nullable TenantId tenant, @Nullable String from, @Nullable String to) {
        return new AuditFilter(tenant, List.of(), RequestTime.optional("from", from), RequestTime.optional("to", to));
    }

    /** The same filter for entries that are about this exact text as well; null does not matter. */
    AuditFilter with(String parameter, @Nullable String value, Function<String, String> term) {
        return value == null ? this : and(List.of(term.apply(checked(parameter, value))));
    }

    /** The same filter for entries with this outcome as well; null does not matter. */
    AuditFilter withOutcome(@Nullable String outcome) {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ApiProblem.invalid("invalid-filter", "outcome must be succeeded or failed.");
        }
        return with("outcome", outcome, AuditTerms::outcome);
    }

    /** The same filter for entries that hold all words of a text as well; null does not matter. */
    AuditFilter withText(@Nullable String text) {
        if (text == null) {
            return this;
        }
        var words = AuditTerms.words(checked("text", text));
        if (words.isEmpty()) {
            throw ApiProblem.invalid("invalid-filter", "text must hold a letter or digit.");
        }
        return and(words);
    }

    private AuditFilter and(List<String> more) {
        var all = new ArrayList<>(terms);
        all.addAll(more);
        return new AuditFilter(tenant, all, from, to);
    }

    private static String checked(String parameter, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw ApiProblem.invalid(
                    "invalid-filter", "%s must have from 1 to %d characters.".formatted(parameter, LONGEST));
        }
        return value;
    }
}
