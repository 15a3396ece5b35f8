package io.switchboard.conversation.sending.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.template.AnswerVariable;
import io.switchboard.conversation.template.TemplateText;
import io.switchboard.web.ApiProblem;

/**
 * Inserts a recipient's fields into the values of variables: {@code {{contact.name}}}, {@code {{contact.address}}} and
 * {@code {{contact.…}}} for an attribute. The template may name the attributes itself.
 */
final class ContactVariables {

    private static final String PREFIX = "contact.";

    private ContactVariables() {}

    /**
     * Checks the syntax of values with variables.
     *
     * @throws ApiProblem naming a value that no recipient could complete
     */
    static void check(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            try {
                TemplateText.of(value).variables().stream()
                        .filter(field -> !field.startsWith(PREFIX))
                        .findFirst()
                        .ifPresent(field -> {
                            throw new IllegalArgumentException("recipients have no field " + field);
                        });
            } catch (IllegalArgumentException e) {
                throw ApiProblem.invalid("invalid-variables", "At '%s': %s.".formatted(name, e.getMessage()));
            }
        });
    }

    /** Whether a variable of a template gets its value from the recipient or the sender. */
    static boolean isKnown(String variable) {
        return variable.startsWith(PREFIX) || variable.equals(AnswerVariable.OUR_ADDRESS.word());
    }

    /** The names of the attributes that the values or the template name. */
    static Set<String> attributes(BulkInput input, List<String> templateVariables) {
        var ofValues =
                input.variables().values().stream().flatMap(value -> TemplateText.of(value).variables().stream());
        return Stream.concat(templateVariables.stream(), ofValues)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The values for a recipient, with the attributes that the template itself names; empty when a field is missing. The
     * recipient's own values are texts in which nothing is inserted.
     */
    static Optional<Map<String, String>> of(BulkMessage message, BulkRecipient recipient) {
        var fields = fields(recipient);
        var values = new HashMap<String, String>();
        for (var variable : message.input().variables().entrySet()) {
            var value = TemplateText.of(variable.getValue()).render(fields);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(variable.getKey(), value.get());
        }
        values.putAll(message.input().valuesOf(recipient.recipient()));
        for (var name : message.templateVariables()) {
            if (fields.containsKey(name)) {
                values.putIfAbsent(name, fields.get(name));
            }
        }
        return Optional.of(values);
    }

    private static Map<String, String> fields(BulkRecipient recipient) {
        var fields = new HashMap<String, String>();
        var attributes = recipient.attributes();
        if (attributes != null) {
            attributes.forEach((name, value) -> fields.put(PREFIX + name, value));
        }
        var to = String.valueOf(recipient.to());
        fields.put(AnswerVariable.CONTACT_ADDRESS.word(), to);
        fields.put(AnswerVariable.CONTACT_NAME.word(), recipient.name() == null ? to : recipient.name());
        return fields;
    }
}
