package io.switchboard.conversation.sending.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.switchboard.conversation.contenttemplate.AccountTemplates;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.template.AnswerVariable;
import io.switchboard.conversation.template.TemplateText;
import io.switchboard.conversation.template.Templates;
import io.switchboard.directory.Account;
import io.switchboard.events.setting.Template;
import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders the texts of messages from templates. Values are inserted as they are: a variable's syntax in a value is text. */
@Component
public class TextRenderer {

    private static final int LONGEST_ID = 100;

    private final Templates templates;
    private final AccountTemplates contentTemplates;

    TextRenderer(Templates templates, AccountTemplates contentTemplates) {
        this.templates = templates;
        this.contentTemplates = contentTemplates;
    }

    /**
     * The message for which a text is rendered.
     *
     * @param contactName null where none is known
     * @param account finds the account that sends; empty while it is unknown
     */
    public record Recipient(
            TenantId tenant,
            AddressPair addresses,
            @Nullable String contactName,
            Supplier<Optional<Account>> account) {}

    /**
     * Renders the text.
     *
     * @throws ApiProblem when the request names several texts, or its template or variables are wrong
     */
    public RenderedText render(Recipient recipient, RequestedText text) {
        if (text.kinds() > 1) {
            throw ApiProblem.invalid(
                    "ambiguous-content", "The message needs only one of body, templateId and contentSid.");
        }
        if ((text.variables() != null && text.templateId() == null)
                || (text.contentVariables() != null && text.contentSid() == null)) {
            throw ApiProblem.invalid(
                    "ambiguous-content", "variables belong to a templateId, and contentVariables to a contentSid.");
        }
        if (text.templateId() != null) {
            return fromTemplate(recipient, text.templateId(), VariableValues.of("variables", text.variables()));
        }
        if (text.contentSid() != null) {
            return fromContent(
                    recipient, text.contentSid(), VariableValues.of("contentVariables", text.contentVariables()));
        }
        return RenderedText.of(text.body());
    }

    private RenderedText fromTemplate(Recipient recipient, String id, Map<String, String> given) {
        var template = templates
                .find(recipient.tenant(), id)
                .orElseThrow(() -> ApiProblem.invalid(
                        "unknown-template", "You have no template %s.".formatted(UnicodeText.bounded(id, LONGEST_ID))));
        requireChannel(recipient, template);
        var values = new HashMap<>(knownValues(recipient));
        values.putAll(given);
        VariableValues.requireSame(template.variables(), given.keySet(), values);
        var body = TemplateText.of(template.body()).render(values).orElseThrow();
        return new RenderedText(body, template.id(), null, null, false);
    }

    private static void requireChannel(Recipient recipient, Template template) {
        var channel = template.channel();
        if (channel != null && !channel.equals(recipient.addresses().channel())) {
            throw ApiProblem.invalid(
                    "wrong-channel",
                    "The template is for %s, and the message for %s."
                            .formatted(channel, recipient.addresses().channel()));
        }
    }

    /** The values that need not be given. */
    private static Map<String, String> knownValues(Recipient recipient) {
        var addresses = recipient.addresses();
        var name = recipient.contactName();
        return Map.of(
                AnswerVariable.CONTACT_NAME.word(), name == null ? addresses.theirs() : name,
                AnswerVariable.CONTACT_ADDRESS.word(), addresses.theirs(),
                AnswerVariable.OUR_ADDRESS.word(), addresses.ours());
    }

    private RenderedText fromContent(Recipient recipient, String sid, Map<String, String> given) {
        var template = recipient
                .account()
                .get()
                .flatMap(account -> contentTemplates.find(account, sid))
                .orElseThrow(() -> ApiProblem.invalid(
                        "unknown-content-template",
                        "The sender's account has no Content template %s."
                                .formatted(UnicodeText.bounded(sid, LONGEST_ID))));
        VariableValues.requireSame(template.variableNames(), given.keySet(), given);
        return new RenderedText(body(template, given), null, template.sid(), given, template.isApproved());
    }

    /** The text as Twilio makes it, as far as it is known; the template's name where it has none. */
    private static String body(ContentTemplate template, Map<String, String> values) {
        if (template.text().isBlank()) {
            return template.name();
        }
        var text = template.text();
        var rendered = new StringBuilder();
        var position = 0;
        for (var begin = text.indexOf("{{"); begin >= 0; begin = text.indexOf("{{", position)) {
            var end = text.indexOf("}}", begin);
            var name = end < 0 ? "" : text.substring(begin + 2, end).strip();
            var value = values.get(name);
            rendered.append(text, position, begin)
                    .append(value == null ? text.substring(begin, end < 0 ? text.length() : end + 2) : value);
            position = end < 0 ? text.length() : end + 2;
        }
        return rendered.append(text.substring(position)).toString();
    }
}
