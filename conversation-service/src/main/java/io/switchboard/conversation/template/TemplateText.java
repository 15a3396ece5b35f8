package io.switchboard.conversation.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text with variables, each written as {@code {{name}}}. Values are inserted as they are: a variable's syntax in a value is
 * text.
 */
public final class TemplateText {

    private static final String BEGIN = "{{";
    private static final String END = "}}";
    private static final int LONGEST_QUOTED = 20;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_.-]{0,49}");

    /** The texts around the variables, one more than there are variables. */
    private final List<String> texts;

    private final List<String> names;

    private TemplateText(List<String> texts, List<String> names) {
        this.texts = List.copyOf(texts);
        this.names = List.copyOf(names);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence for the template's author
     */
    public static TemplateText of(String template) {
        var texts = new ArrayList<String>();
        var names = new ArrayList<String>();
        var position = 0;
        for (var begin = template.indexOf(BEGIN); begin >= 0; begin = template.indexOf(BEGIN, position)) {
            var end = template.indexOf(END, begin);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "the variable '%s' has no closing }}".formatted(quoted(template.substring(begin))));
            }
            texts.add(template.substring(position, begin));
            names.add(name(template.substring(begin + BEGIN.length(), end)));
            position = end + END.length();
        }
        texts.add(template.substring(position));
        if (texts.stream().anyMatch(text -> text.contains(END))) {
            throw new IllegalArgumentException("a }} has no opening {{");
        }
        return new TemplateText(texts, names);
    }

    private static String name(String text) {
        var name = text.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a variable; a name has letters, digits, dots, hyphens and underscores, begins with a"
                                    .formatted(quoted(name))
                            + " letter, and has at most 50 characters");
        }
        return name;
    }

    private static String quoted(String text) {
        return text.codePoints()
                .limit(LONGEST_QUOTED)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The names of the variables, in the order in which they first occur. */
    public List<String> variables() {
        return List.copyOf(new LinkedHashSet<>(names));
    }

    /** The names of the variables without a value, in the order in which they first occur. */
    public List<String> missing(Map<String, String> values) {
        return variables().stream().filter(name -> !values.containsKey(name)).toList();
    }

    /** The text with the values in place of their variables; empty when a value is missing. */
    public Optional<String> render(Map<String, String> values) {
        if (!missing(values).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, texts.size())
                .mapToObj(place -> place < names.size()
                        ? texts.get(place) + Objects.requireNonNull(values.get(names.get(place)))
                        : texts.get(place))
                .collect(Collectors.joining()));
    }
}
