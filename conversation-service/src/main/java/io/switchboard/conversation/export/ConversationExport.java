package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.csv.CsvForm;
import io.switchboard.conversation.export.ConversationScan.Filter;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.FileJob;
import io.switchboard.job.result.JobResults;
import io.switchboard.job.result.ResultForm;
import io.switchboard.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Writes the messages of the conversations that a filter selects, one line of JSON each, without holding more than a page. */
@Component
class ConversationExport extends FileJob {

    static final String NAME = "conversation-export";

    private static final String FILENAME = "conversations.ndjson";
    private static final int PAGE = 100;

    private final ConversationScan conversations;
    private final Messages messages;

    ConversationExport(ConversationScan conversations, Messages messages, JobResults results) {
        super(NAME, results);
        this.conversations = conversations;
        this.messages = messages;
    }

    /**
     * A message with its conversation, as a line of the export.
     *
     * @param media the URLs at which Twilio has the files
     */
    record ExportedMessage(
            String conversationId,
            String contactId,
            @Nullable String contactName,
            String channel,
            String ourAddress,
            String theirAddress,
            String messageId,
            String direction,
            String body,
            List<String> media,
            String status,
            @Nullable Integer errorCode,
            @Nullable String twilioSid,
            Instant createdAt,
            @Nullable Instant sentAt) {

        static ExportedMessage of(StoredConversation conversation, StoredMessage message) {
            return new ExportedMessage(
                    conversation.id(),
                    conversation.contactId(),
                    conversation.contactName(),
                    conversation.channel(),
                    conversation.ourAddress(),
                    conversation.theirAddress(),
                    message.id(),
                    message.direction().word(),
                    message.body(),
                    message.media().stream().map(StoredMedia::url).toList(),
                    message.status(),
                    message.errorCode(),
                    message.twilioSid(),
                    message.createdAt(),
                    message.sentAt());
        }
    }

    @Bean
    static ResultForm exportedConversationsAsCsv() {
        return new CsvForm(FILENAME, ExportedMessage.class, Set.of("body", "contactName", "theirAddress", "media"));
    }

    @Override
    public String run(JobRun run) {
        var filter = run.input(Filter.class);
        run.total(conversations.count(run.tenantId(), filter));
        return store(run, FILENAME, ExportJson.NDJSON, out -> write(run, filter, out));
    }

    private void write(JobRun run, Filter filter, OutputStream out) throws IOException {
        var page = conversations.page(run.tenantId(), filter, null, PAGE);
        while (!page.isEmpty()) {
            for (var conversation : page) {
                write(run, conversation, out);
                run.advance(1);
            }
            page = conversations.page(run.tenantId(), filter, page.getLast().id(), PAGE);
        }
    }

    private void write(JobRun run, StoredConversation conversation, OutputStream out) throws IOException {
        var page = messages.page(run.tenantId(), conversation.id(), null, PAGE);
        while (!page.isEmpty()) {
            for (var message : page) {
                ExportJson.line(out, ExportedMessage.of(conversation, message));
            }
            // A conversation may have many messages: a cancellation is noticed in the middle of it.
            run.advance(0);
            var last = page.getLast();
            page = messages.page(run.tenantId(), conversation.id(), Cursor.of(last.createdAt(), last.id()), PAGE);
        }
    }
}
