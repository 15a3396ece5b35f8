package io.switchboard.conversation.sending.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * The message and its recipients.
 *
 * @param recipients the contacts' ids or the addresses, as the request named them
 * @param byContact whether they are contacts' ids
 * @param from the sender of all; null to choose one for each by the tenant's settings
 * @param by who asked for it
 */
record BulkInput(
        String templateId,
        Map<String, String> variables,
        List<String> recipients,
        boolean byContact,
        String channel,
        @Nullable String from,
        @Nullable MessageAuthor by) {

    static final int MOST = 1000;

    private static final int LONGEST = 256;

    BulkInput {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
        recipients = List.copyOf(recipients);
    }

    /** The body of the request. */
    record BulkMessageForm(
            @Nullable String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable List<@Nullable String> contactIds,
            @Nullable List<@Nullable String> addresses,
            @Nullable String channel,
            @Nullable String from) {}

    /**
     * Reads the request.
     *
     * @throws ApiProblem naming what is wrong
     */
    static BulkInput of(BulkMessageForm form, MessageAuthor by) {
        if (form.templateId() == null || form.templateId().isBlank()) {
            throw ApiProblem.invalid("unknown-template", "templateId must be the id of one of your templates.");
        }
        if ((form.contactIds() == null) == (form.addresses() == null)) {
            throw invalidRecipients("Name either contactIds or addresses.");
        }
        var isByContact = form.contactIds() != null;
        var recipients = isByContact ? form.contactIds() : form.addresses();
        var channel = AddressCheck.channel(form.channel());
        return new BulkInput(
                form.templateId(),
                checkVariables(form.variables()),
                checkRecipients(recipients == null ? List.of() : recipients),
                isByContact,
                channel,
                form.from() == null ? null : AddressCheck.sender(channel, form.from()),
                by);
    }

    private static List<String> checkRecipients(List<@Nullable String> recipients) {
        if (recipients.isEmpty() || recipients.size() > MOST) {
            throw invalidRecipients(
                    "A bulk message has from 1 to %d recipients, not %d.".formatted(MOST, recipients.size()));
        }
        return recipients.stream()
                .map(recipient -> {
                    if (recipient == null || recipient.isBlank() || recipient.length() > LONGEST) {
                        throw invalidRecipients("Each recipient must have from 1 to %d characters.".formatted(LONGEST));
                    }
                    return recipient;
                })
                .toList();
    }

    private static Map<String, String> checkVariables(@Nullable Map<String, @Nullable String> variables) {
        var checked = new HashMap<String, String>();
        if (variables != null) {
            variables.forEach((name, value) -> {
                if (value == null) {
                    throw ApiProblem.invalid("invalid-variables", "The value of '%s' is null.".formatted(name));
                }
                checked.put(name, value);
            });
        }
        return checked;
    }

    private static ApiProblem invalidRecipients(String detail) {
        return ApiProblem.invalid("invalid-recipients", detail);
    }
}
