package io.switchboard.emulator.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.emulator.reset.ResettableState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of webhooks and their answers, one entry per attempt. Keeps the last 10,000 entries. */
@Component
public class WebhookLog implements ResettableState {
    private static final int KEPT = 10_000;
    private static final int LONGEST_BODY = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * An attempt to deliver a webhook.
     *
     * @param attempt the number of the attempt, from 1; from 1 again for the fallback URL
     * @param parameters the values by name, as sent; a single value is not a list in JSON
     * @param error the error, beginning with Twilio's error code; absent on success
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String sid,
            String kind,
            boolean fallback,
            String url,
            String method,
            int attempt,
            @Nullable String idempotencyToken,

            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            Map<String, List<String>> parameters,

            @Nullable Integer answerStatus,
            @Nullable String answerBody,
            @Nullable String error,
            long millis,
            Instant at) {

        public Entry {
            if (answerBody != null && answerBody.length() > LONGEST_BODY) {
                answerBody = answerBody.substring(0, LONGEST_BODY);
            }
        }
    }

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The entries, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void clear() {
        entries.clear();
    }
}
