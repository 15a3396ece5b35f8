package io.switchboard.conversation.contact;

import java.util.Locale;

import io.switchboard.conversation.contact.ContactChanges.ContactPatch;
import io.switchboard.conversation.contact.ContactMerges.DoneMerge;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's contacts. The id of a contact that was merged stands for the one that it was merged into. */
@RestController
@RequestMapping("/api/contacts")
class ContactController {

    private static final String LIST = "contacts";
    private static final int LONGEST_ADDRESS = 128;

    private final Contacts contacts;
    private final ContactChanges changes;
    private final ContactMerges merges;

    ContactController(Contacts contacts, ContactChanges changes, ContactMerges merges) {
        this.contacts = contacts;
        this.changes = changes;
        this.merges = merges;
    }

    record MergeForm(@Nullable String with) {}

    record AddressForm(@Nullable String channel, @Nullable String address) {}

    /** The contact that remains, and the id by which the merge can be undone. */
    record MergedContact(Contact contact, String mergeId) {}

    @GetMapping
    Page<Contact> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = contacts.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredContact::view,
                last -> Cursor.of(last.createdAt(), last.id()).text(LIST));
    }

    @GetMapping("/{id}")
    ResponseEntity<Contact> get(TenantId tenant, @PathVariable String id) {
        return ok(merges.person(tenant, id));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Contact> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody ContactPatch patch) {
        return ok(changes.change(caller, tenant, id, ifMatch, patch));
    }

    @PostMapping("/{id}/addresses")
    ResponseEntity<Contact> add(
            ApiCaller caller, TenantId tenant, @PathVariable String id, @RequestBody AddressForm form) {
        return ok(merges.add(caller, tenant, id, address(form)));
    }

    @PostMapping("/{id}/merge")
    MergedContact merge(ApiCaller caller, TenantId tenant, @PathVariable String id, @RequestBody MergeForm form) {
        if (form.with() == null) {
            throw ApiProblem.invalid("missing-contact", "with must name the contact that is merged into this one.");
        }
        var mergeId = merges.merge(caller, tenant, id, form.with());
        return new MergedContact(merges.person(tenant, id).view(), mergeId);
    }

    @GetMapping("/{id}/merges")
    Page<DoneMerge> merges(TenantId tenant, @PathVariable String id) {
        return new Page<>(merges.into(tenant, id), null);
    }

    @PostMapping("/merges/{mergeId}/undo")
    ResponseEntity<Contact> undo(ApiCaller caller, TenantId tenant, @PathVariable String mergeId) {
        return ok(merges.undo(caller, tenant, mergeId));
    }

    private static Address address(AddressForm form) {
        var value = form.address() == null ? "" : form.address().strip();
        var channel = form.channel() == null ? Address.SMS : form.channel().toLowerCase(Locale.ROOT);
        if (!channel.matches("[a-z]{2,20}")) {
            throw ApiProblem.invalid("invalid-channel", "channel must be 2 to 20 letters, such as sms or whatsapp.");
        }
        if (value.isEmpty() || value.length() > LONGEST_ADDRESS || !value.matches("\\P{Cntrl}+")) {
            throw ApiProblem.invalid(
                    "invalid-address",
                    "address must be a number in E.164, or on channels without numbers Twilio's id of the person.");
        }
        return new Address(channel, value);
    }

    private static ResponseEntity<Contact> ok(StoredContact contact) {
        return RevisedResponse.ok(contact.view(), contact.revisionOrZero());
    }
}
