package io.switchboard.conversation.sending.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.conversation.csv.CsvForm;
import io.switchboard.job.result.JobResults;
import io.switchboard.job.result.ResultForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the result of a bulk message: a line of JSON or CSV for each recipient, in the order of the request. */
final class BulkResult {

    private static final String FILENAME = "bulk-messages.ndjson";
    private static final String TYPE = "application/x-ndjson;charset=utf-8";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private BulkResult() {}

    private record Line(
            String recipient,
            String outcome,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String contactId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String messageId) {

        static Line of(BulkRecipient recipient) {
            return new Line(
                    recipient.recipient(),
                    recipient.outcome().name().toLowerCase(Locale.ROOT),
                    recipient.reason(),
                    recipient.detail(),
                    recipient.contactId(),
                    recipient.from(),
                    recipient.to(),
                    recipient.messageId());
        }
    }

    /** The result as CSV. */
    static ResultForm csv() {
        return new CsvForm(FILENAME, Line.class, Set.of("recipient", "detail", "to"));
    }

    /** Stores the result in place of what an earlier run left; returns its path. */
    static String store(JobResults results, String jobId, List<BulkRecipient> recipients) {
        return results.store(jobId, FILENAME, TYPE, out -> {
            for (var recipient : recipients) {
                var line = JSON.writeValueAsString(Line.of(recipient)) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
