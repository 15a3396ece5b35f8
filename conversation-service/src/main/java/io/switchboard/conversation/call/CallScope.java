package io.switchboard.conversation.call;

import java.util.Objects;
import java.util.Set;

import org.springframework.data.mongodb.core.query.Criteria;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * The calls of a tenant that a caller of the API may see.
 *
 * @param hiddenNumbers the tenant's numbers whose calls are hidden
 * @param subject the caller, who sees the calls that it asked for all the same
 */
record CallScope(Set<String> hiddenNumbers, String subject) {

    CallScope {
        hiddenNumbers = Set.copyOf(hiddenNumbers);
    }

    /** All calls of the tenant. */
    static CallScope everything() {
        return new CallScope(Set.of(), "");
    }

    boolean includes(StoredCall call) {
        var request = call.request();
        return !hiddenNumbers.contains(Objects.requireNonNullElse(call.ourAddress(), ""))
                || (request != null && request.subject().equals(subject));
    }

    /** Restricts a list of calls. */
    Criteria addTo(Criteria calls) {
        return hiddenNumbers.isEmpty()
                ? calls
                : calls.andOperator(new Criteria()
                        .orOperator(
                                where("ourAddress").nin(hiddenNumbers),
                                where("request.subject").is(subject)));
    }
}
