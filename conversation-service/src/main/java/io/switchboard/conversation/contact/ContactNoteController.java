package io.switchboard.conversation.contact;

import io.switchboard.events.contact.ContactNote;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the notes about a contact. */
@RestController
@RequestMapping("/api/contacts/{id}/notes")
class ContactNoteController {

    private static final String LIST = "contact-notes";

    private final ContactNotes notes;
    private final ContactMerges merges;

    ContactNoteController(ContactNotes notes, ContactMerges merges) {
        this.notes = notes;
        this.merges = merges;
    }

    record NoteForm(@Nullable String body) {}

    @GetMapping
    Page<ContactNote> list(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = notes.page(merges.person(tenant, id), Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredContactNote::view,
                last -> Cursor.of(last.createdAt(), last.id()).text(LIST));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ContactNote add(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @Nullable IdempotencyKey key,
            @RequestBody NoteForm form) {
        return notes.add(caller, merges.person(tenant, id), form.body(), key).view();
    }
}
