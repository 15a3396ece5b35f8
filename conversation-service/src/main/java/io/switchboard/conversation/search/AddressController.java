package io.switchboard.conversation.search;

import io.switchboard.conversation.address.AddressKind;
import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.address.ParsedAddress;
import io.switchboard.conversation.address.TenantCountry;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.events.Contact;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads an address in any form, and finds the contact that has it. */
@RestController
class AddressController {

    private final Contacts contacts;
    private final TenantCountry home;

    AddressController(Contacts contacts, TenantCountry home) {
        this.contacts = contacts;
        this.home = home;
    }

    /**
     * An address as it is stored and as people write it.
     *
     * @param address without a channel prefix
     */
    record FoundAddress(
            String channel,
            String address,
            String display,
            @Nullable String country,
            AddressKind kind,
            @Nullable Contact contact) {

        static FoundAddress of(ParsedAddress parsed, @Nullable Contact contact) {
            return new FoundAddress(
                    parsed.address().channel(),
                    parsed.address().value(),
                    parsed.display(),
                    parsed.country(),
                    parsed.kind(),
                    contact);
        }
    }

    @GetMapping("/api/addresses")
    FoundAddress find(
            TenantId tenant, @RequestParam String text, @RequestParam(required = false) @Nullable String country) {
        if (country != null && !country.isEmpty() && !AddressParser.isCountry(country)) {
            throw ApiProblem.invalid("invalid-country", "country must be two letters of ISO 3166-1, such as GB.");
        }
        var parsed = AddressParser.parse(text, country == null || country.isEmpty() ? home.of(tenant) : country)
                .orElseThrow(() -> ApiProblem.invalid(
                        "invalid-address",
                        "The text is no phone number, short code, alphanumeric sender, SIP address or client. Begin a"
                                + " number of another country with + and its country code."));
        return FoundAddress.of(
                parsed,
                contacts.person(tenant, parsed.address())
                        .map(StoredContact::view)
                        .orElse(null));
    }
}
