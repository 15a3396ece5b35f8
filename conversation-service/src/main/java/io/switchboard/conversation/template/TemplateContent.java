package io.switchboard.conversation.template;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.events.setting.Template.Kind;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The validated fields of a template that its author writes.
 *
 * @param channel null for all channels
 * @param language a BCP 47 tag; null where the author does not say
 */
record TemplateContent(
        String name,
        Kind kind,
        @Nullable String channel,
        @Nullable String language,
        String body) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_BODY = 1600;
    private static final int LONGEST_LANGUAGE = 35;
    private static final Pattern CHANNEL = Pattern.compile("[a-z]{2,20}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /** The fields as a client sends them. */
    record TemplateForm(
            @Nullable String name,
            @Nullable Kind kind,
            @Nullable String channel,
            @Nullable String language,
            @Nullable String body) {}

    /**
     * Checks all fields.
     *
     * @throws ApiProblem naming each field that is wrong
     */
    static TemplateContent of(TemplateForm form) {
        var name = form.name() == null ? "" : form.name().strip();
        var kind = form.kind() == null ? Kind.OTHER : form.kind();
        var body = form.body() == null ? "" : form.body().replace("\r\n", "\n");
        var problems = new ArrayList<FieldProblem>();
        nameProblem(name).ifPresent(detail -> problems.add(new FieldProblem("name", detail)));
        if (kind == Kind.UNRECOGNIZED) {
            problems.add(new FieldProblem("kind", "the kind must be " + kinds()));
        }
        if (form.channel() != null && !CHANNEL.matcher(form.channel()).matches()) {
            problems.add(new FieldProblem("channel", "the channel must be a word such as sms or whatsapp"));
        }
        if (form.language() != null && !isLanguage(form.language())) {
            problems.add(new FieldProblem("language", "the language must be a BCP 47 tag such as en or pt-BR"));
        }
        bodyProblem(body).ifPresent(detail -> problems.add(new FieldProblem("body", detail)));
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-template", problems);
        }
        return new TemplateContent(name, kind, form.channel(), form.language(), body);
    }

    private static Optional<String> nameProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of("the template needs a name");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of("a name has at most " + LONGEST_NAME + " characters");
        }
        return Pattern.compile("\\p{Cc}").matcher(name).find()
                ? Optional.of("the name contains a control character")
                : Optional.empty();
    }

    private static Optional<String> bodyProblem(String body) {
        if (body.isBlank()) {
            return Optional.of("the template needs a text");
        }
        var length = body.codePointCount(0, body.length());
        if (length > LONGEST_BODY) {
            return Optional.of("the text has %d characters; Twilio accepts at most %d".formatted(length, LONGEST_BODY));
        }
        if (CONTROL.matcher(body).find()) {
            return Optional.of("the text contains a control character");
        }
        try {
            TemplateText.of(body);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return tag.length() <= LONGEST_LANGUAGE
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static String kinds() {
        var words = List.of(Kind.values()).stream()
                .filter(kind -> kind != Kind.UNRECOGNIZED)
                .map(Kind::word)
                .toList();
        return "one of " + String.join(", ", words);
    }
}
