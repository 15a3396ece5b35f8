package io.switchboard.conversation.sending.bulk;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.conversation.sending.content.RequestedText;
import io.switchboard.conversation.sending.schedule.SendTimes;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * The message and its recipients.
 *
 * @param templateId the tenant's template; null for a Content template
 * @param contentSid Twilio's Content template; null for the tenant's
 * @param variables the values of either template's variables for all recipients
 * @param recipients the contacts' ids or the addresses, as the request named them
 * @param byContact whether they are contacts' ids
 * @param values the values for single recipients, by recipient and variable
 * @param from the sender of all; null to choose one for each by the tenant's settings
 * @param sendAt when the messages are to be sent; null for at once
 * @param by who asked for it
 */
record BulkInput(
        @Nullable String templateId,
        @Nullable String contentSid,
        Map<String, String> variables,
        List<String> recipients,
        boolean byContact,
        Map<String, Map<String, String>> values,
        String channel,
        @Nullable String from,
        @Nullable Instant sendAt,
        @Nullable MessageAuthor by) {

    static final int MOST = 1000;

    private static final int LONGEST = 256;

    BulkInput {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
        recipients = List.copyOf(recipients);
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /** The body of the request. */
    record BulkMessageForm(
            @Nullable String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable List<@Nullable String> contactIds,
            @Nullable List<@Nullable String> addresses,
            @Nullable String channel,
            @Nullable String from,
            @Nullable String contentSid,
            @Nullable Map<String, @Nullable String> contentVariables,
            @Nullable Instant sendAt) {}

    /**
     * Reads the request.
     *
     * @throws ApiProblem naming what is wrong
     */
    static BulkInput of(BulkMessageForm form, MessageAuthor by, Instant now) {
        requireOneTemplate(form);
        if ((form.contactIds() == null) == (form.addresses() == null)) {
            throw invalidRecipients("Name either contactIds or addresses.");
        }
        var isByContact = form.contactIds() != null;
        var recipients = isByContact ? form.contactIds() : form.addresses();
        var channel = AddressCheck.channel(form.channel());
        return new BulkInput(
                form.templateId(),
                form.contentSid(),
                checkVariables(form.contentSid() == null ? form.variables() : form.contentVariables()),
                checkRecipients(recipients == null ? List.of() : recipients),
                isByContact,
                Map.of(),
                channel,
                form.from() == null ? null : AddressCheck.sender(channel, form.from()),
                SendTimes.check(form.sendAt(), now),
                by);
    }

    /** The same message, with values for single recipients. */
    BulkInput with(Map<String, Map<String, String>> valuesByRecipient) {
        return new BulkInput(
                templateId, contentSid, variables, recipients, byContact, valuesByRecipient, channel, from, sendAt, by);
    }

    private static void requireOneTemplate(BulkMessageForm form) {
        var isContent = form.contentSid() != null;
        if (isContent && form.templateId() != null) {
            throw ApiProblem.invalid("ambiguous-content", "The message needs only one of templateId and contentSid.");
        }
        var id = isContent ? form.contentSid() : form.templateId();
        if (id == null || id.isBlank()) {
            throw ApiProblem.invalid(
                    "unknown-template",
                    "templateId must be the id of one of your templates, or contentSid the SID of a Content template.");
        }
        if ((isContent ? form.variables() : form.contentVariables()) != null) {
            throw ApiProblem.invalid(
                    "ambiguous-content", "variables belong to a templateId, and contentVariables to a contentSid.");
        }
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

    /** The id of the tenant's template, or the SID of the Content template. */
    String template() {
        return String.valueOf(contentSid == null ? templateId : contentSid);
    }

    /** The values that a recipient alone has. */
    Map<String, String> valuesOf(String recipient) {
        return values.getOrDefault(recipient, Map.of());
    }

    /** The message's text with these values of its variables. */
    RequestedText text(Map<String, String> given) {
        Map<String, @Nullable String> nullable = new HashMap<>(given);
        return contentSid == null
                ? new RequestedText(null, templateId, nullable, null, null)
                : new RequestedText(null, null, null, contentSid, nullable);
    }
}
