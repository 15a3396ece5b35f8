package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code retention}: the age in days from which something is removed; null to keep it.
 *
 * @param bodiesDays the texts of messages
 * @param mediaDays pictures and files
 * @param recordingsDays recordings of calls
 */
public record RetentionPage(
        @Nullable Integer bodiesDays,
        @Nullable Integer mediaDays,
        @Nullable Integer recordingsDays) implements SettingValue {

    static final RetentionPage DEFAULT = new RetentionPage(null, null, null);

    private static final int MOST_DAYS = 36_500;

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        return Stream.of(
                        SettingTexts.within("bodiesDays", bodiesDays, 1, MOST_DAYS),
                        SettingTexts.within("mediaDays", mediaDays, 1, MOST_DAYS),
                        SettingTexts.within("recordingsDays", recordingsDays, 1, MOST_DAYS))
                .flatMap(List::stream)
                .toList();
    }
}
