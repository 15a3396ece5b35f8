package io.switchboard.conversation.sending.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.TemplateSends;
import io.switchboard.conversation.sending.TemplateSends.TemplateSend;
import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.conversation.sending.choice.SenderChoice;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.Address;
import io.switchboard.events.setting.Template;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Finds the address and the sender of each recipient, and rejects those who cannot get the message. */
@Component
class BulkRecipients {

    private final Contacts contacts;
    private final SenderChoice senders;
    private final Templates templates;
    private final TemplateSends sends;

    BulkRecipients(Contacts contacts, SenderChoice senders, Templates templates, TemplateSends sends) {
        this.contacts = contacts;
        this.senders = senders;
        this.templates = templates;
        this.sends = sends;
    }

    /** The message of a job, with the variables of its template as it is now. */
    BulkMessage message(TenantId tenant, BulkInput input) {
        var variables = Optional.ofNullable(input.templateId())
                .flatMap(id -> templates.find(tenant, id))
                .map(Template::variables)
                .orElse(List.of());
        return new BulkMessage(tenant, input, variables);
    }

    /** The recipients in the order of the request. Of several with one address, the first gets the message. */
    List<BulkRecipient> of(BulkMessage message) {
        var addressed = message.input().byContact() ? ofContacts(message) : ofAddresses(message);
        var seen = new HashSet<String>();
        return addressed.stream()
                .map(recipient -> !recipient.isPending() || seen.add(String.valueOf(recipient.to()))
                        ? recipient
                        : recipient.ended(BulkRecipient.Outcome.DUPLICATE, null, null, null))
                .map(recipient -> recipient.isPending() ? checked(message, recipient) : recipient)
                .toList();
    }

    private List<BulkRecipient> ofContacts(BulkMessage message) {
        var input = message.input();
        var found = new HashMap<String, StoredContact>();
        contacts.byId(input.recipients()).stream()
                .filter(contact -> contact.tenantId().equals(message.tenantId()))
                .forEach(contact -> found.put(contact.id(), contact));
        var persons = new HashMap<String, StoredContact>();
        contacts.byId(found.values().stream()
                        .map(StoredContact::personId)
                        .distinct()
                        .toList())
                .forEach(person -> persons.put(person.id(), person));
        return input.recipients().stream()
                .map(id -> Optional.ofNullable(found.get(id))
                        .map(contact -> persons.getOrDefault(contact.personId(), contact))
                        .map(person -> ofContact(BulkRecipient.named(id), person, message))
                        .orElseGet(() -> BulkRecipient.named(id)
                                .rejected("contact-not-found", "There is no contact " + id + ".")))
                .toList();
    }

    private static BulkRecipient ofContact(BulkRecipient recipient, StoredContact person, BulkMessage message) {
        var channel = message.input().channel();
        var own = Stream.of(new Address(person.channel(), person.address()));
        var others = person.linked().stream().map(linked -> new Address(linked.channel(), linked.address()));
        return Stream.concat(own, others)
                .filter(address -> address.channel().equals(channel))
                .findFirst()
                .map(address -> recipient.at(
                        person.id(), address.value(), person.shownName(), message.needed(person.attributes())))
                .orElseGet(() -> recipient
                        .at(person.id(), "", person.shownName(), Map.of())
                        .rejected("no-address", "The contact has no address on " + channel + "."));
    }

    private List<BulkRecipient> ofAddresses(BulkMessage message) {
        var input = message.input();
        var addressed = new ArrayList<BulkRecipient>();
        for (var text : input.recipients()) {
            var address = address(text);
            var contact = contacts.person(message.tenantId(), new Address(input.channel(), address));
            addressed.add(contact.map(person -> BulkRecipient.named(text)
                            .at(person.id(), address, person.shownName(), message.needed(person.attributes())))
                    .orElseGet(() -> BulkRecipient.named(text).at(null, address, null, Map.of())));
        }
        return addressed;
    }

    /** The address that a recipient's text stands for; the text itself where it is none. */
    static String address(String text) {
        return AddressParser.parse(text, null)
                .map(parsed -> parsed.address().value())
                .orElse(text);
    }

    private BulkRecipient checked(BulkMessage message, BulkRecipient recipient) {
        var input = message.input();
        var addressed = recipient;
        try {
            var customer = new Address(input.channel(), AddressCheck.recipient(input.channel(), recipient.to()));
            var sender = Optional.ofNullable(input.from()).or(() -> senders.choose(message.tenantId(), customer));
            if (sender.isEmpty()) {
                return recipient.rejected("no-number", "You have no phone number to send from.");
            }
            addressed = recipient.from(sender.get());
            sends.check(send(message, addressed));
            return addressed;
        } catch (ApiProblem problem) {
            return rejected(addressed, problem);
        }
    }

    /** The recipient whom a request for this message would get this problem for. */
    static BulkRecipient rejected(BulkRecipient recipient, ApiProblem problem) {
        var type = String.valueOf(problem.getBody().getType());
        return recipient.rejected(
                type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1),
                String.valueOf(problem.getBody().getDetail()));
    }

    /**
     * The message for a recipient.
     *
     * @throws ApiProblem when a field of the contact is missing
     */
    TemplateSend send(BulkMessage message, BulkRecipient recipient) {
        var input = message.input();
        var values = ContactVariables.of(message, recipient)
                .orElseThrow(() ->
                        ApiProblem.invalid("missing-variables", "The contact lacks a field that the variables name."));
        return new TemplateSend(
                message.tenantId(),
                new AddressPair(input.channel(), String.valueOf(recipient.from()), String.valueOf(recipient.to())),
                recipient.name(),
                input.text(values),
                input.sendAt(),
                input.by());
    }
}
