package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code auto-reply}: the answers that customers get without a person.
 *
 * @param enabled whether there are automatic answers, those to keywords included
 * @param text the answer during business hours; null for none
 * @param outsideHoursText the answer outside business hours; null for none
 * @param minIntervalMinutes how long a conversation gets no second answer
 * @param quietAfterAgentMinutes how long a conversation gets no answer after a person wrote in it
 * @param unansweredText the answer to customers whom nobody has answered for a while; null for none
 * @param unansweredMinutes how long that while is
 * @param perNumber by the tenant's addresses: what is different for messages to that address
 */
public record AutoReplyPage(
        @JsonInclude Boolean enabled,
        @Nullable String text,
        @Nullable String outsideHoursText,
        @JsonInclude Integer minIntervalMinutes,
        @JsonInclude Integer quietAfterAgentMinutes,
        @Nullable String unansweredText,
        @JsonInclude Integer unansweredMinutes,
        Map<String, NumberReply> perNumber)
        implements SettingValue {

    static final int LONGEST_INTERVAL = 7 * 24 * 60;
    static final int LONGEST_WAIT = 24 * 60;
    static final int MOST_NUMBERS = 500;

    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9]\\d{6,14}|[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");

    static final AutoReplyPage DEFAULT = new AutoReplyPage(
            false,
            "Thanks for your message! We will answer as soon as we can.",
            "Thanks for your message! We received: {{message.body}}\nWe are closed right now and will answer when we are"
                    + " open again.",
            60,
            30,
            null,
            15,
            Map.of());

    public AutoReplyPage {
        enabled = enabled != null && enabled;
        text = SettingTexts.blankToNull(text);
        outsideHoursText = SettingTexts.blankToNull(outsideHoursText);
        minIntervalMinutes = Objects.requireNonNullElse(minIntervalMinutes, 60);
        quietAfterAgentMinutes = Objects.requireNonNullElse(quietAfterAgentMinutes, 30);
        unansweredText = SettingTexts.blankToNull(unansweredText);
        unansweredMinutes = Objects.requireNonNullElse(unansweredMinutes, 15);
        perNumber = perNumber == null ? Map.of() : Map.copyOf(perNumber);
    }

    /**
     * What is different for messages to one of the tenant's addresses.
     *
     * @param enabled null for the page's value
     * @param text null for the page's value; an empty text is no answer
     * @param outsideHoursText null for the page's value; an empty text is no answer
     */
    public record NumberReply(
            @Nullable Boolean enabled,
            @Nullable String text,
            @Nullable String outsideHoursText) {}

    /** Returns whether messages to this address get automatic answers. */
    public boolean isEnabledFor(String ourAddress) {
        var number = perNumber.get(ourAddress);
        return (number == null || number.enabled() == null) ? enabled : number.enabled();
    }

    /** The template of the answer to messages to this address; empty for none. */
    public Optional<String> textFor(String ourAddress, boolean isOpen) {
        var number = perNumber.get(ourAddress);
        var own = number == null ? null : isOpen ? number.text() : number.outsideHoursText();
        return Optional.ofNullable(own == null ? (isOpen ? text : outsideHoursText) : SettingTexts.blankToNull(own));
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(SettingTexts.problems("text", text));
        problems.addAll(SettingTexts.problems("outsideHoursText", outsideHoursText));
        problems.addAll(SettingTexts.within("minIntervalMinutes", minIntervalMinutes, 1, LONGEST_INTERVAL));
        problems.addAll(SettingTexts.within("quietAfterAgentMinutes", quietAfterAgentMinutes, 0, LONGEST_INTERVAL));
        problems.addAll(SettingTexts.problems("unansweredText", unansweredText));
        problems.addAll(SettingTexts.within("unansweredMinutes", unansweredMinutes, 1, LONGEST_WAIT));
        if (perNumber.size() > MOST_NUMBERS) {
            problems.add(new FieldProblem("perNumber", "at most " + MOST_NUMBERS + " numbers have texts of their own"));
        }
        new TreeMap<>(perNumber).forEach((address, number) -> problems.addAll(problems(address, number)));
        return problems;
    }

    private static List<FieldProblem> problems(String address, NumberReply number) {
        var place = "perNumber." + address;
        if (!ADDRESS.matcher(address).matches()) {
            return List.of(new FieldProblem("perNumber", "a name must be an address such as +15005550006"));
        }
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(SettingTexts.problems(place + ".text", number.text()));
        problems.addAll(SettingTexts.problems(place + ".outsideHoursText", number.outsideHoursText()));
        return problems;
    }
}
