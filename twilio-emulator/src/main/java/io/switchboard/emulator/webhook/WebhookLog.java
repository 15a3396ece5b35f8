package io.switchboard.emulator.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was delivered and how it was answered, one entry per attempt; the oldest are forgotten. */
@Component
public class WebhookLog {
    private static final int KEPT = 10_000;
    private static final int LONGEST_BODY = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * One attempt.
     *
     * @param attempt from 1; the fallback URL counts from 1 again
     * @param parameters name to values, as sent; one value is no list in JSON
     * @param error starts with Twilio's error code; absent when all is well
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

    /** Oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
