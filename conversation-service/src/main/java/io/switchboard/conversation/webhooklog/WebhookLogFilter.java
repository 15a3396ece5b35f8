package io.switchboard.conversation.webhooklog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.RequestTime;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a request for entries of the log.
 *
 * @param terms all of them must be among the terms of an entry
 * @param from the earliest time; null for any
 * @param to the end of the times, exclusive; null for any
 */
record WebhookLogFilter(
        List<String> terms,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern HTTP_STATUS = Pattern.compile("[2-5][0-9]{2}");
    private static final int LONGEST_ADDRESS = 128;
    private static final Set<String> OUTCOMES =
            Set.of(StoredWebhook.ACCEPTED, StoredWebhook.REJECTED, StoredWebhook.RECOVERED);

    /**
     * Reads the parameters of a request; null ones do not matter.
     *
     * @throws ApiProblem naming the parameter that is none
     */
    static WebhookLogFilter of(
            @Nullable String sid,
            @Nullable String number,
            @Nullable String family,
            @Nullable String outcome,
            @Nullable String status,
            @Nullable String from,
            @Nullable String to) {
        var terms = new ArrayList<String>();
        if (sid != null) {
            require(SID.matcher(sid).matches(), "sid must be a SID of Twilio's: two letters and 32 digits.");
            terms.add(sid);
        }
        if (number != null) {
            require(!number.isBlank() && number.length() <= LONGEST_ADDRESS, "number must be an address.");
            terms.add(Address.parse(number.strip()).value());
        }
        if (family != null) {
            require(LoggedFamily.labeled(family).isPresent(), "There is no such family of webhooks.");
            terms.add(family(family));
        }
        if (outcome != null) {
            require(OUTCOMES.contains(outcome), "outcome must be accepted, rejected or recovered.");
            terms.add(outcome(outcome));
        }
        if (status != null) {
            require(
                    HTTP_STATUS.matcher(status).matches() || LoggedParameters.isStatus(status),
                    "status must be a status of Twilio's, such as undelivered, or of our answer, such as 403.");
            terms.add(status(status));
        }
        return new WebhookLogFilter(terms, RequestTime.optional("from", from), RequestTime.optional("to", to));
    }

    /** The term of a family. */
    static String family(String label) {
        return "family:" + label;
    }

    /** The term of an outcome. */
    static String outcome(String word) {
        return "outcome:" + word;
    }

    /** The term of a status: Twilio's of a message, call or recording, or that of our answer. */
    static String status(String status) {
        return "status:" + status;
    }

    private static void require(boolean isValid, String detail) {
        if (!isValid) {
            throw ApiProblem.invalid("invalid-filter", detail);
        }
    }
}
