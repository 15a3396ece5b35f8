package io.switchboard.conversation.webhooklog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.conversation.webhooklog.WebhookLogEntry.WebhookSubject;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a webhook.
 *
 * @param id tenant and event id: a webhook that was delivered twice is one entry
 * @param terms what it is found by: SIDs, addresses, {@code family:…} and {@code outcome:…}. One array, so that one index
 *     serves every filter
 * @param outcome {@code accepted}, {@code rejected} or {@code recovered}
 * @param request method and headers of a rejected webhook; the events of accepted ones do not have them
 * @param reason why it was rejected
 * @param minute account and minute of a rejected webhook, by which their number is limited
 * @param expiresAt when the entry is deleted
 */
@Document(StoredWebhook.COLLECTION)
record StoredWebhook(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("eventId") String eventId,
        @Field("at") Instant at,
        @Field("outcome") String outcome,
        @Field("family") @Nullable String family,
        @Field("type") @Nullable String type,
        @Field("accountSid") String accountSid,
        @Field("path") String path,
        @Field("query") List<Parameter> query,
        @Field("parameters") List<Parameter> parameters,
        @Field("request") @Nullable Request request,
        @Field("answer") @Nullable Answer answer,
        @Field("reason") @Nullable String reason,
        @Field("terms") List<String> terms,
        @Field("minute") @Nullable String minute,
        @Field("expiresAt") Instant expiresAt) {

    static final String COLLECTION = "webhook_log";

    private static final Set<String> SUBJECTS = Set.of("MessageSid", "SmsSid", "CallSid", "ParentCallSid");

    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";
    static final String RECOVERED = "recovered";

    StoredWebhook {
        query = query == null ? List.of() : List.copyOf(query);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    /** A parameter. Its name may hold dots and dollars, so it is no field's name. */
    record Parameter(
            @Field("name") String name, @Field("values") List<String> values) {}

    /** What is kept of a request beside its parameters: never the signature itself. */
    record Request(
            @Field("method") String method,
            @Field("contentType") @Nullable String contentType,
            @Field("signed") boolean isSigned) {

        private Map<String, String> headers() {
            var headers = new LinkedHashMap<String, String>();
            if (contentType != null) {
                headers.put("Content-Type", contentType);
            }
            if (isSigned) {
                headers.put("X-Twilio-Signature", LoggedParameters.HIDDEN);
            }
            return headers;
        }
    }

    /** The answer to Twilio. */
    record Answer(
            @Field("status") int status,
            @Field("body") @Nullable String body,
            @Field("millis") @Nullable Integer millis) {}

    /** The SIDs of the message and of the calls that Twilio names in it. */
    Stream<String> sids() {
        return parameters.stream()
                .filter(parameter -> SUBJECTS.contains(parameter.name()))
                .flatMap(parameter -> parameter.values().stream())
                .distinct();
    }

    /**
     * Returns it as the API shows it.
     *
     * @param publicUrl the URL of this installation without a path, over which signatures are checked
     * @param subject what it told of, where that is known here
     */
    WebhookLogEntry view(String publicUrl, @Nullable WebhookSubject subject) {
        return new WebhookLogEntry(
                eventId,
                at,
                outcome,
                family,
                type,
                accountSid,
                path,
                publicUrl + path + LoggedParameters.queryString(query),
                request == null ? null : request.method(),
                request == null ? null : request.headers(),
                byName(query),
                byName(parameters),
                answer == null ? null : new WebhookLogEntry.Answer(answer.status(), answer.body(), answer.millis()),
                reason,
                subject);
    }

    private static Map<String, List<String>> byName(List<Parameter> parameters) {
        var byName = new LinkedHashMap<String, List<String>>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter.values()));
        return byName;
    }
}
