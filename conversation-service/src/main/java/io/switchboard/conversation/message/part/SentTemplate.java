package io.switchboard.conversation.message.part;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.events.SendMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * What a message was rendered from: one of the tenant's templates, or one of Twilio's Content templates.
 *
 * @param contentVariables the values of the Content template's variables by name, as a list of names and values
 */
public record SentTemplate(
        @Field("templateId") @Nullable String templateId,
        @Field("contentSid") @Nullable String contentSid,
        @Field("contentVariables") @Nullable List<ContentVariable> contentVariables) {

    /** The template of a command; null for a text of its own. */
    public static @Nullable SentTemplate of(SendMessage command) {
        var variables = command.contentVariables();
        return command.templateId() == null && command.contentSid() == null
                ? null
                : new SentTemplate(
                        command.templateId(),
                        command.contentSid(),
                        variables == null
                                ? null
                                : variables.entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(entry -> new ContentVariable(entry.getKey(), entry.getValue()))
                                        .toList());
    }

    /** The values of the Content template's variables by name. */
    public Map<String, String> variables() {
        return contentVariables == null
                ? Map.of()
                : contentVariables.stream().collect(Collectors.toMap(ContentVariable::name, ContentVariable::value));
    }

    /** A variable of a Content template. Its name is a value, because a name with a dot can be no field's. */
    public record ContentVariable(
            @Field("name") String name, @Field("value") String value) {}
}
