package io.switchboard.conversation.sending.bulk;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.conversation.contenttemplate.TenantContentTemplates;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.setting.Template;
import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.springframework.stereotype.Component;

/** Checks what concerns all recipients of a bulk message before its job begins: the template and its variables. */
@Component
class BulkCheck {

    private static final int LONGEST_ID = 100;

    private final Templates templates;
    private final TenantContentTemplates contentTemplates;

    BulkCheck(Templates templates, TenantContentTemplates contentTemplates) {
        this.templates = templates;
        this.contentTemplates = contentTemplates;
    }

    /**
     * Checks the message.
     *
     * @throws ApiProblem naming what no recipient could get
     */
    void require(TenantId tenant, BulkInput input) {
        var variables = variables(tenant, input);
        ContactVariables.check(input.variables());
        var given = given(input);
        requireNone(
                given.stream().filter(name -> !variables.contains(name)),
                "unknown-variables",
                "The template has no variables %s.");
        requireNone(
                variables.stream().filter(name -> !given.contains(name) && !isKnown(input, name)),
                "missing-variables",
                "The template needs values for %s.");
    }

    private Collection<String> variables(TenantId tenant, BulkInput input) {
        if (input.contentSid() != null) {
            return contentTemplates
                    .find(tenant, input.from(), input.contentSid())
                    .map(ContentTemplate::variableNames)
                    .orElseThrow(() -> ApiProblem.invalid(
                            "unknown-content-template",
                            "None of your accounts has the Content template %s.".formatted(shown(input))));
        }
        var template = templates
                .find(tenant, input.template())
                .orElseThrow(() ->
                        ApiProblem.invalid("unknown-template", "You have no template %s.".formatted(shown(input))));
        requireChannel(input, template);
        return template.variables();
    }

    private static void requireChannel(BulkInput input, Template template) {
        if (template.channel() != null && !template.channel().equals(input.channel())) {
            throw ApiProblem.invalid(
                    "wrong-channel",
                    "The template is for %s, and the message for %s.".formatted(template.channel(), input.channel()));
        }
    }

    /** The variables for which all recipients have a value. A row of a table has a value for each of its columns. */
    private static Set<String> given(BulkInput input) {
        var given = new HashSet<>(input.variables().keySet());
        input.values().values().stream().findFirst().ifPresent(row -> given.addAll(row.keySet()));
        return given;
    }

    private static boolean isKnown(BulkInput input, String variable) {
        return input.contentSid() == null && ContactVariables.isKnown(variable);
    }

    private static void requireNone(Stream<String> names, String type, String sentence) {
        var sorted = names.sorted().toList();
        if (!sorted.isEmpty()) {
            throw ApiProblem.invalid(type, sentence.formatted(String.join(", ", sorted)));
        }
    }

    private static String shown(BulkInput input) {
        return UnicodeText.bounded(input.template(), LONGEST_ID);
    }
}
