package io.switchboard.conversation.note;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the notes that people write into conversations; the timeline shows them. */
@RestController
class NoteController {

    private static final int LONGEST_BODY = 5_000;
    private static final int MOST_MENTIONS = 20;
    private static final int LONGEST_ID = 256;

    private final Conversations conversations;
    private final ConversationNotes notes;
    private final IdGenerator ids;
    private final Clock clock;

    NoteController(Conversations conversations, ConversationNotes notes, IdGenerator ids, Clock clock) {
        this.conversations = conversations;
        this.notes = notes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The body of the request.
     *
     * @param mentions the ids of the members that the note is for
     */
    record ConversationNoteForm(
            @Nullable String body, @Nullable List<@Nullable String> mentions) {}

    @PostMapping("/api/conversations/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ConversationNote add(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody ConversationNoteForm form) {
        check(form);
        if (conversations.find(tenant, id).isEmpty()) {
            throw ApiProblem.notFound("conversation", id);
        }
        var note = new StoredNote(
                idempotencyKey == null ? ids.next() : ConversationNotes.id(tenant, id, idempotencyKey),
                tenant,
                id,
                String.valueOf(form.body()),
                new StoredAuthor(caller.subject(), caller.name()),
                form.mentions() == null ? List.of() : List.copyOf(new LinkedHashSet<>(form.mentions())),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return notes.add(caller, note).view();
    }

    private static void check(ConversationNoteForm form) {
        var problems = new ArrayList<FieldProblem>();
        var body = form.body() == null ? "" : form.body();
        if (body.isBlank() || body.codePointCount(0, body.length()) > LONGEST_BODY) {
            problems.add(new FieldProblem("body", "a note has from 1 to " + LONGEST_BODY + " characters"));
        }
        var mentions = form.mentions() == null ? List.<@Nullable String>of() : form.mentions();
        if (mentions.size() > MOST_MENTIONS || mentions.stream().anyMatch(member -> !isId(member))) {
            problems.add(new FieldProblem("mentions", "must list at most " + MOST_MENTIONS + " members' ids"));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-note", problems);
        }
    }

    private static boolean isId(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_ID;
    }
}
