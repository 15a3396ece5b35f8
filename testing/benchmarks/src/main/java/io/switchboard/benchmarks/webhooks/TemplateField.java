package io.switchboard.benchmarks.webhooks;

import java.util.Locale;

/** A field that differs between webhooks. A template holds its mark, which has the length of every value. */
enum TemplateField {
    SID(RunSids.LENGTH),
    ACCOUNT(32),
    OURS(11),
    THEIRS(11);

    private final String name;
    private final String mark;
    private final int length;

    TemplateField(int length) {
        this.name = "{" + name().toLowerCase(Locale.ROOT) + "}";
        this.mark = ("Z" + name().charAt(0)).repeat(length).substring(0, length);
        this.length = length;
    }

    int length() {
        return length;
    }

    String mark() {
        return mark;
    }

    /** The text with marks for names: {@code SM{sid}}. */
    static String mark(String text) {
        var marked = text;
        for (var field : values()) {
            marked = marked.replace(field.name, field.mark);
        }
        return marked;
    }
}
